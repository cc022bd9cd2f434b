package io.daybook.elasticsearch.seal;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.cluster.node.DiscoveryNode;
import org.elasticsearch.common.breaker.CircuitBreaker;
import org.elasticsearch.common.component.AbstractLifecycleComponent;
import org.elasticsearch.common.io.stream.RecyclerBytesStreamOutput;
import org.elasticsearch.common.network.HandlingTimeTracker;
import org.elasticsearch.common.transport.BoundTransportAddress;
import org.elasticsearch.common.transport.TransportAddress;
import org.elasticsearch.common.util.PageCacheRecycler;
import org.elasticsearch.transport.BytesRefRecycler;
import org.elasticsearch.transport.ConnectTransportException;
import org.elasticsearch.transport.ConnectionProfile;
import org.elasticsearch.transport.Transport;
import org.elasticsearch.transport.TransportMessageListener;
import org.elasticsearch.transport.TransportStats;
import org.jspecify.annotations.Nullable;

/**
 * The talk between nodes, for a node that is alone: nothing is bound, nobody is reached. What a
 * node says to itself doesn't come here.
 */
final class NoTransport extends AbstractLifecycleComponent implements Transport {
  private static final TransportAddress NOWHERE =
      new TransportAddress(InetAddress.getLoopbackAddress(), 0);
  private static final BoundTransportAddress NOT_BOUND =
      new BoundTransportAddress(new TransportAddress[] {NOWHERE}, NOWHERE);

  private final ResponseHandlers responses = new ResponseHandlers();
  private final RequestHandlers requests = new RequestHandlers();
  private final BytesRefRecycler pages;

  NoTransport(PageCacheRecycler recycler) {
    pages = new BytesRefRecycler(recycler);
  }

  @Override
  public void setMessageListener(TransportMessageListener listener) {}

  /** A node must have one; this is the address of no socket. */
  @Override
  public BoundTransportAddress boundAddress() {
    return NOT_BOUND;
  }

  @Override
  public @Nullable BoundTransportAddress boundRemoteIngressAddress() {
    return null;
  }

  @Override
  public Map<String, BoundTransportAddress> profileBoundAddresses() {
    return Map.of();
  }

  @Override
  public TransportAddress[] addressesFromString(String address) {
    return new TransportAddress[0];
  }

  @Override
  public List<String> getDefaultSeedAddresses() {
    return List.of();
  }

  @Override
  public void openConnection(
      DiscoveryNode node, ConnectionProfile profile, ActionListener<Connection> listener) {
    listener.onFailure(new ConnectTransportException(node, "this node is alone"));
  }

  @Override
  public TransportStats getStats() {
    long[] none = new long[HandlingTimeTracker.BUCKET_COUNT];
    return new TransportStats(0, 0, 0, 0, 0, 0, none, none, requests.getStats());
  }

  @Override
  public ResponseHandlers getResponseHandlers() {
    return responses;
  }

  @Override
  public RequestHandlers getRequestHandlers() {
    return requests;
  }

  @Override
  public RecyclerBytesStreamOutput newNetworkBytesStream(@Nullable CircuitBreaker breaker) {
    return new RecyclerBytesStreamOutput(pages, breaker);
  }

  @Override
  protected void doStart() {}

  @Override
  protected void doStop() {}

  @Override
  protected void doClose() {}
}
