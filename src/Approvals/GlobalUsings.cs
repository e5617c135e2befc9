global using Countersign.Foundation;
global using Countersign.Foundation.Model;
