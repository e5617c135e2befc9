global using Countersign.Foundation.Model;
