import Feeds

extension Fetch.Surroundings {
  /// The client that asks arXiv, in turn with all other Quires; that it waits is told.
  func client() throws(FetchError) -> ArxivClient {
    do throws(NetworkError) {
      return try ArxivClient(
        origins: origins, clock: clock, turns: Turns(path: state + "/turns", clock: clock),
        agent: agent, isWanted: isWanted
      ) { news in
        if case .retry(let seconds, let error) = news {
          tell(.waiting(seconds: Int(seconds.rounded(.up)), because: error))
        }
      }
    } catch {
      throw .network(error)
    }
  }
}
