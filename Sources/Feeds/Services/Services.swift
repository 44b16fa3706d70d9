import Papers

/// arXiv's three services for papers, each asked for what it is best at: the feed of the day for what was announced
/// last, the harvest (OAI-PMH) for all that changed since a day, the search for ranges, authors and ids.
///
/// What goes wrong in them is in the comments; `ArxivClient` has what goes wrong in all of them.
public struct Services {
  let client: ArxivClient
  let origins: Origins

  public init(_ client: ArxivClient, _ origins: Origins) {
    (self.client, self.origins) = (client, origins)
  }

  /// Pages that were asked for before, and where new ones go.
  public struct Pages {
    /// One of a fetch that was interrupted, and what takes one so that this fetch can go on if it is.
    public let kept: (_ address: String) -> [UInt8]?
    public let keep: (_ address: String, _ bytes: [UInt8]) -> Void
    /// One of an earlier fetch, with what to say to be told that it is still as it was.
    public let held: (_ address: String) -> ArxivClient.Page?
    public let hold: (_ address: String, _ page: ArxivClient.Page) -> Void
    /// Told after each page: pages and papers so far, and how many papers there will be, if that is known.
    public let tell: (_ pages: Int, _ papers: Int, _ total: Int?) -> Void

    public init(
      kept: @escaping (String) -> [UInt8]? = { _ in nil },
      keep: @escaping (String, [UInt8]) -> Void = { _, _ in },
      held: @escaping (String) -> ArxivClient.Page? = { _ in nil },
      hold: @escaping (String, ArxivClient.Page) -> Void = { _, _ in },
      tell: @escaping (Int, Int, Int?) -> Void = { _, _, _ in }
    ) {
      (self.kept, self.keep, self.held, self.hold, self.tell) = (kept, keep, held, hold, tell)
    }
  }

  /// A page from those that are kept, or asked for, judged and kept.
  func page(
    at address: String, root: String, asked: Set<String>, _ pages: Pages,
    judge: (PaperPage) throws(NetworkError) -> Void
  ) throws(NetworkError) -> PaperPage {
    if let bytes = pages.kept(address), let page = try? PaperPage(bytes, root: root, asked: asked) {
      return page
    }
    var bytes: [UInt8] = []
    let page = try client.ask(address) { answer throws(NetworkError) in
      let page = try PaperPage(answer.bytes, root: root, asked: asked)
      try judge(page)
      bytes = answer.bytes
      return page
    }
    pages.keep(address, bytes)
    return page
  }

  /// A text as it stands in an address.
  static func encoded(_ text: String) -> String {
    PercentEncoding.encoded(text) { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || "-._~".utf8.contains(byte)
    }
  }
}
