global using Countersign.Foundation;
global using Countersign.Foundation.Model;
global using Countersign.Foundation.Components;
