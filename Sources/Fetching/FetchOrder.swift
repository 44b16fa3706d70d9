public import Papers
public import Storage

/// What is asked of arXiv: the new papers of a profile, or a range of days, an author, some ids.
public struct FetchOrder: Hashable, Sendable {
  /// Names the digests, and what is remembered from one time to the next.
  public var profile: FetchProfile
  /// The first and the last day of submission.
  public var since: Day?
  public var until: Day?
  public var author: String?
  /// These papers and no others, whatever the profile says.
  public var ids: [ArxivReference] = []

  public init(profile: FetchProfile) { self.profile = profile }

  /// Whether it is what has come since the last time: such an order alone is remembered.
  var isForNews: Bool { since == nil && until == nil && author == nil && ids.isEmpty }

  /// What the papers were asked for, in the words of the digest: `cs.LG, cs.CL with “kv cache”, without “survey”`.
  public var words: String {
    if !ids.isEmpty { return "Papers by their ids" }
    var parts = [profile.categories.joined(separator: ", ")]
    if let author { parts.append("by \(author)") }
    if let since { parts.append("since \(since)") }
    if let until { parts.append("until \(until)") }
    func quoted(_ words: [String]) -> String { words.map { "“\($0)”" }.joined(separator: ", ") }
    if !profile.keywords.isEmpty { parts.append("with \(quoted(profile.keywords))") }
    if !profile.exclude.isEmpty { parts.append("without \(quoted(profile.exclude))") }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// All that the pages of a fetch depend on: what was interrupted is gone on with only if it is the same.
  func plan(since day: Day?) -> String {
    [
      profile.categories.joined(separator: ","), author ?? "", since?.description ?? "",
      until?.description ?? "", ids.map(\.description).joined(separator: ","),
      day?.description ?? "",
    ].joined(separator: "|")
  }
}
