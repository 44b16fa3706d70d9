import Catalog
import Digests
import Papers

extension Paper {
  /// The paper as an entry of a digest that Quire reads again.
  func markdown(note: String = "") -> PaperMarkdown {
    // The surest that is known of one that arXiv does not have, at last the id itself, for its title.
    let address = id.isArxiv ? nil : doiAddress
    return PaperMarkdown(
      paper: self, address: address ?? abstractAddress ?? id.description, note: note,
      announcement: isWithdrawn ? "withdrawn" : nil)
  }
}
