public import Papers

/// The feed of what arXiv announced last, at most 2,000 papers (help/rss).
extension Services {
  public struct DayFeed: Sendable {
    public let papers: [FetchedPaper]
    /// Of what day the feed is. On days without announcements it is empty, which is no failure.
    public let day: Day?
  }

  /// The most that a feed has.
  public static let feedLimit = 2000

  /// - Parameter categories: at least one.
  public func dayFeed(of categories: [String], _ pages: Pages) throws(NetworkError) -> DayFeed {
    let names = categories.map(Services.encoded).joined(separator: "+")
    let address = "\(origins.feeds)/rss/\(names)"
    let held = pages.held(address)
    let page = try client.ask(address, conditions: held?.conditions ?? []) {
      answer throws(NetworkError) in
      let bytes = answer.isUnchanged ? held?.bytes ?? [] : answer.bytes
      let page = try PaperPage(bytes, root: "rss", asked: Set(categories))
      if !answer.isUnchanged { pages.hold(address, answer) }
      return page
    }
    pages.tell(1, page.papers.count, nil)
    return DayFeed(papers: page.papers, day: page.facts.day)
  }
}
