global using Countersign.Foundation.Furniture;
global using Countersign.Foundation.Model;
global using Countersign.Foundation;
global using Countersign.SchoolAccounts.Model;
