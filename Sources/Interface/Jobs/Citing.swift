public import Catalog
public import Citations
public import Papers

/// Papers that are cited: what is to be done with them.
public struct Citing: Sendable {
  public enum Use: Hashable, Sendable {
    case copy
    case write(to: String, FileWay)
  }

  /// What becomes of a file that is there.
  public enum FileWay: Hashable, Sendable {
    /// It stays as it is, and nothing is written.
    case new
    case replace
    /// What it does not have is added behind what stands in it.
    case append
  }

  public let papers: [PaperID]
  public let library: Library
  /// nil for what the name of the file asks for.
  public let format: CitationFormat?
  public let pattern: KeyPattern
  public let use: Use

  public init(
    papers: [PaperID], library: Library, format: CitationFormat?, pattern: KeyPattern, use: Use
  ) {
    (self.papers, self.library, self.format) = (papers, library, format)
    (self.pattern, self.use) = (pattern, use)
  }

  /// The papers as the library has them.
  public var found: [Paper] {
    papers.compactMap { id in library.row(of: id).map { library.paper(at: $0) } }
  }

  /// The text that is copied.
  ///
  /// - Parameter given: the keys that papers have already.
  public func text(given: GivenKeys = GivenKeys()) -> String {
    let list = CitationList(found, pattern: pattern, given: given)
    return String(decoding: list.bytes(as: format ?? .bibtex), as: UTF8.self)
  }
}
