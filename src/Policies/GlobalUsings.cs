global using Countersign.Foundation;
global using Countersign.Foundation.Furniture;
global using Countersign.Foundation.Model;
global using Countersign.Policies.InForce;
global using Countersign.Policies.Model;
