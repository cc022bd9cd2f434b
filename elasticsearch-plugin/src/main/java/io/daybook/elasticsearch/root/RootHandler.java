package io.daybook.elasticsearch.root;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.Version;
import org.elasticsearch.Build;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentBuilder;

/** Names the node, its cluster and its version, in the shape of the official server. */
final class RootHandler extends BaseRestHandler {
  private final ClusterService cluster;

  RootHandler(ClusterService cluster) {
    this.cluster = cluster;
  }

  @Override
  public String getName() {
    return "daybook_root";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    return channel ->
        channel.sendResponse(new RestResponse(RestStatus.OK, body(channel.newBuilder())));
  }

  private XContentBuilder body(XContentBuilder json) throws IOException {
    ClusterState state = cluster.state();
    Build build = Build.current();
    json.startObject()
        .field("name", cluster.getNodeName())
        .field("cluster_name", state.getClusterName().value())
        .field("cluster_uuid", state.metadata().clusterUUID());
    json.startObject("version")
        .field("number", build.qualifiedVersion())
        .field("build_flavor", build.flavor())
        .field("build_type", build.type().displayName())
        .field("build_hash", build.hash())
        .field("build_date", build.date())
        .field("build_snapshot", build.isSnapshot())
        .field("lucene_version", Version.LATEST.toString())
        .field("minimum_wire_compatibility_version", build.minWireCompatVersion())
        .field("minimum_index_compatibility_version", build.minIndexCompatVersion())
        .endObject();
    return json.field("tagline", "You Know, for Search").endObject();
  }
}
