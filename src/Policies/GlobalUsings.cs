global using Countersign.Foundation;
