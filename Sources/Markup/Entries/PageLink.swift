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
  /// The text of the link is empty, or says only what is there (`PDF`, `arXiv`).
  var isLabel = false

  /// A link without a target.
  init() {}

  init(to target: UnsafeRawBufferPointer) {
    if let usual = PageLink.usual(target) {
      (reference, isWeb) = (usual, true)
      return
    }
    reference = ArxivAddresses.next(in: target, from: 0)?.reference
    let place = LinkTarget(target)
    (isPaper, mayBePaper, isCode) = (place.isPaper, place.mayBePaper, place.isCode)
    isWeb = ByteScanner(target).has("http", at: 0, before: target.count)
  }

  /// The paper of the address that most links have: `https://arxiv.org/abs/2401.01234`.
  private static func usual(_ target: UnsafeRawBufferPointer) -> ArxivReference? {
    let scanner = ByteScanner(target)
    guard target.count > 30, scanner.has("http", at: 0, before: target.count) else { return nil }
    let host = target[4] == 0x73 ? 5 : 4
    guard
      scanner.has("://arxiv.org/abs/", at: host, before: target.count)
        || scanner.has("://arxiv.org/pdf/", at: host, before: target.count),
      target[host + 21] == ASCII.period
    else { return nil }
    return ArxivReference.parse(scanner.slice(host + 17..<target.count))?.reference
  }
}
