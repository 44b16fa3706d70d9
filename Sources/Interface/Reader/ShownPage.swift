import Catalog
import Papers

/// A page as it was made last, and what it was made of: it is made anew only when that has changed.
struct ShownPage {
  private(set) var page: ReaderPage?
  private var key: Key?

  /// What a page is made of. A paper whose text changes without its id must be forgotten.
  struct Key: Hashable {
    let id: PaperID
    let entries: Int
    let comparison: Int?
    let look: ReaderPage.Look
    let columns: Int
  }

  /// Has the page that `key` asks for, by `make` if it is not there already.
  mutating func show(_ key: Key, make: () -> ReaderPage) {
    guard key != self.key else { return }
    self.key = key
    page = make()
  }

  mutating func forget() { self = ShownPage() }
}
