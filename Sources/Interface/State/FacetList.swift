import Canvas
import Catalog

/// The facets: what is marked, then the tags, each with the number of papers of the selection.
struct FacetList {
  private(set) var all: [Facet] = []
  private(set) var marks: [Facet] = []
  private(set) var tags: [Facet] = []
  /// The order in which they are held while the pointer is over them.
  private(set) var held: [Facet]?
  var window = ListWindow()
  var anchor = Anchor.top

  /// What the cursor stays with: the list of facets moves with every key.
  enum Anchor: Hashable {
    /// The first one, before the reader has gone to any.
    case top
    /// The one that the reader went to.
    case facet(Facet.Key)
    /// None: it stays where it is.
    case row
  }

  /// The facet under the cursor.
  var underCursor: Facet? {
    all.indices.contains(window.cursor) ? all[window.cursor] : nil
  }
}

extension FacetList {
  mutating func move(_ motion: Motion, height: Int) {
    window.move(motion, count: all.count, height: height)
    anchor = underCursor.map { .facet($0.key) } ?? .top
  }

  /// Takes new counts.
  mutating func take(marks: [Facet], height: Int) {
    self.marks = marks
    arrange(height)
  }

  mutating func take(marks: [Facet], tags: [Facet], height: Int) {
    self.tags = tags
    take(marks: marks, height: height)
  }

  /// Keeps the facets in the order that they have while the pointer is over them: the next press
  /// must not find another one under it.
  mutating func hold() {
    if held == nil { held = all }
  }

  mutating func release(height: Int) {
    guard held != nil else { return }
    held = nil
    arrange(height)
  }

  /// The library is another one, with another vocabulary.
  mutating func renumber(from old: Vocabulary, to new: Vocabulary) {
    held = nil
    if case .facet(.tag(let number)) = anchor {
      anchor = new.number(of: old.name(of: number)).map { .facet(.tag($0)) } ?? .top
    }
  }

  private mutating func arrange(_ height: Int) {
    all = marks + tags
    if let held {
      var counted = Dictionary(all.map { ($0.key, $0) }) { first, _ in first }
      let heldFacets = held.map { counted.removeValue(forKey: $0.key) ?? $0.empty }
      all = heldFacets + all.filter { counted[$0.key] != nil }
    }
    putCursor(height)
  }

  private mutating func putCursor(_ height: Int) {
    switch anchor {
    case .top: window = ListWindow()
    case .facet(let key):
      if let row = all.firstIndex(where: { $0.key == key }) {
        return window.put(cursor: row, count: all.count, height: height)
      }
    case .row: break
    }
    fit(height: height)
  }

  mutating func fit(height: Int) { window.fit(count: all.count, height: height) }
}
