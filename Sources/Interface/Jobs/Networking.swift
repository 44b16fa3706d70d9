public import Catalog
public import Papers

/// A profile of the settings, by which papers are fetched.
public struct FetchChoice: Hashable, Sendable {
  public let name: String
  /// What it asks for: `cs.LG, cs.CL with “kv cache”`.
  public let words: String

  public init(_ name: String, words: String) { (self.name, self.words) = (name, words) }
}

/// What is to be fetched from arXiv.
public enum FetchWish: Hashable, Sendable {
  case profile(String)
  /// All profiles, one after the other.
  case all
  /// The one that there is: nobody here knows of any, and the settings may have one by now.
  case any
}

/// What came of a fetch.
public struct FetchOutcome: Sendable {
  public let message: Message
  /// What else is to be known, such as that one service had to stand in for another.
  public let warnings: [String]
  /// The papers that were written, for a program that is told of them.
  public let papers: [PaperID]
  /// What has them: the list may know them later.
  public let library: Library

  public init(
    _ message: Message, warnings: [String], papers: [PaperID] = [], in library: Library = Library()
  ) {
    (self.message, self.warnings, self.papers, self.library) = (message, warnings, papers, library)
  }
}

/// Whole papers that are wanted from arXiv.
public struct DownloadWish: Hashable, Sendable {
  public let papers: [ArxivReference]
  public let form: PaperForm
  /// The one paper is shown when it is there.
  public let shows: Bool

  public init(_ papers: [ArxivReference], _ form: PaperForm, shows: Bool) {
    (self.papers, self.form, self.shows) = (papers, form, shows)
  }
}

/// What came of wishing for papers.
public struct DownloadOutcome: Hashable, Sendable {
  public let wish: DownloadWish
  /// How many have come, and how many were there.
  public let fetched: Int
  public let wereThere: Int
  /// Why others have not come, a sentence each.
  public let failures: [String]
  /// Where they are.
  public let folder: String

  public init(
    _ wish: DownloadWish, fetched: Int, wereThere: Int, failures: [String], folder: String
  ) {
    (self.wish, self.fetched, self.wereThere) = (wish, fetched, wereThere)
    (self.failures, self.folder) = (failures, folder)
  }
}
