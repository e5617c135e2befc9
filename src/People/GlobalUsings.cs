global using Countersign.Foundation;
global using Countersign.Foundation.Furniture;
global using Countersign.People.Model;
