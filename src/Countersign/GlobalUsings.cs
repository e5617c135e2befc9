global using Countersign.Foundation.Furniture;
global using Countersign.Foundation.Model;
