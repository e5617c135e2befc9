global using Countersign.Foundation.Components;
global using Countersign.Foundation.Model;
