global using Countersign.Foundation;
global using Countersign.Foundation.Furniture;
global using Countersign.Policies.Model;
