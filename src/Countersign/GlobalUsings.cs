global using Countersign.Foundation.Furniture;
