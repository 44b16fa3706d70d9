import Digests
import Papers

/// Where a link leads, found out once for all who ask.
struct PageLink {
  /// The paper of arXiv to which it leads.
  var reference: ArxivReference?
  /// At a host of papers, or a DOI.
  var isPaper = false
  /// Neither known as a paper nor as something else.
  var mayBePaper = false
  var isCode = false
  /// An address of the web, and not only of a place on the page.
  var isWeb = false

  /// A link without a target.
  init() {}

  init(to target: UnsafeRawBufferPointer) {
    reference = ArxivAddresses.next(in: target, from: 0)?.reference
    let place = LinkTarget(target)
    (isPaper, mayBePaper, isCode) = (place.isPaper, place.mayBePaper, place.isCode)
    isWeb = ByteScanner(target).has("http", at: 0, before: target.count)
  }
}
