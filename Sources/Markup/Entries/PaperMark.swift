import Digests
import Papers

/// A place in a text where a paper is named: a link that leads to it, an address, or an id.
struct PaperMark {
  enum Kind: UInt8 {
    /// An id of arXiv.
    case arxiv
    /// A DOI, or an address at a host of papers.
    case paper
    /// A link that is called a paper, at a host that may have anything.
    case labelled
  }

  var kind: Kind
  /// Of a mark of arXiv.
  var reference: ArxivReference?
  /// The text of the link, or the address as it stands.
  var range: Range<Int>
  /// The link; -1 when the address stands in the text.
  var run: Int32
  /// The text of the link says only what is there (`PDF`, `arXiv`), or is the address: it is no title.
  var isLabel: Bool
}
