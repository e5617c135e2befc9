using Countersign.Foundation.Audit.Trail;
using Countersign.Foundation.Outbox;
using Countersign.Foundation.Worker;
using Countersign.People.Contributions;
using Countersign.People.Demo;
using Countersign.Posts.Compose;
using Countersign.Posts.Delete;
using Countersign.Posts.Demo;
using Countersign.Posts.Erase;
using Countersign.Posts.Evidence;
using Countersign.Posts.Figures;
using Countersign.Posts.List;
using Countersign.Posts.Model;
using Countersign.Posts.Move;
using Countersign.Posts.Noticeboard;
using Countersign.Posts.Pictures;
using Countersign.Posts.Publish;
using Countersign.Posts.PutUp;
using Countersign.Posts.Record;
using Countersign.Posts.Review;
using Countersign.Posts.Share;
using Countersign.Posts.Stop;
using Countersign.Posts.TakeDown;
using Countersign.Posts.Tell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Countersign.Posts;

/// <summary>The public door of Posts: compose, sign, publish, evidence, take down.</summary>
public static class PostsModule
{
    /// <summary>What worker processes do for this module.</summary>
    public static IReadOnlyList<WorkerTask> WorkerTasks => [PictureTask.Prepare, EvidenceCheck.Task];

    public static IServiceCollection AddPosts(this IServiceCollection services)
    {
        services.AddSingleton(PostTables.Part).AddSingleton(EvidenceFiles.Part)
            .AddAuditEvents(typeof(PostEvents)).AddAuditEvents(typeof(DeliveryEvents)).AddAuditEvents(typeof(PublishingEvents));
        services.AddScoped<SubmitPost>().AddScoped<KeepTyping>().AddScoped<SignPost>().AddScoped<SendBackPost>().AddScoped<TakeDownPost>();
        services.AddScoped<ComposeQueries>().AddScoped<PictureIntake>().AddScoped<ReviewQueries>().AddScoped<SignDetails>();
        services.AddScoped<PostApprovals>().AddScoped<PostScreening>();
        services.AddSingleton<RosterIndexes>();
        services.AddScoped<PostReaders>().AddScoped<SharePost>().AddScoped<DeleteDraft>().AddScoped<MovePost>();
        services.AddScoped<PostNotifications>().AddScoped<PutUpNotifications>().AddScoped<Publishers>();
        foreach (var kind in PostNotifications.All.Concat(PutUpNotifications.All))
        {
            services.AddSingleton(kind);
        }

        services.AddScoped<Stops>().AddScoped<StopPublishing>().AddScoped<IPendingChangeKind, LiftStop>();
        services.AddSingleton(new MenuEntry("Posts", PostLinks.List(), 30));
        services.AddScoped<HomePosts>().AddScoped<IWork, PostsWork>().AddScoped<IWork, PutUpWork>().AddScoped<IWork, PostFigures>();
        services.AddSingleton(new Door("Write a post", "You see who has to check it before you send it on.", PostLinks.New, 10));
        services.AddScoped<DeliveryLedger>().AddScoped<SentRecords>().AddScoped<ErasedRecords>().AddScoped<IErasure, PostErasure>().AddScoped<EvidencePack>();
        services.AddScoped<HandOver>().AddScoped<TakeDownLedger>().AddScoped<PutUpCases>().AddScoped<PutUpPost>();
        services.AddScoped<IRecordedState, RecordedPosts>().AddScoped<IRecordedState, RecordedDeliveries>().AddScoped<IRecordedState, RecordedNews>();
        services.AddScoped<IRecordedState, RecordedStops>();
        services.AddScoped<IOutboxWork, PublishPost>().AddScoped<IOutboxWork, ReadBackPost>().AddScoped<IOutboxWork, TakeDownDelivery>();
        services.AddScoped<IOutboxWork, DemoTakeDown>().AddScoped<IDemoSeed, DemoPosts>();
        return services.AddNoticeboard();
    }

    /// <summary>The addresses that are not pages.</summary>
    public static void MapPosts(this IEndpointRouteBuilder routes) => PostFiles.Map(routes);
}
