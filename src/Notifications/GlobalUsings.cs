global using Countersign.Foundation.Components;
global using Countersign.Foundation.Model;
global using Countersign.Foundation;
global using Countersign.Notifications.Model;
