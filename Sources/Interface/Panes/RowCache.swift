import Canvas
import Catalog

/// Rows of the list as they were drawn last, so that a key that moves the bar draws two rows and
/// not all of them.
struct RowCache {
  /// What all rows depend on; with another one the cache begins anew.
  struct Look: Equatable {
    /// The number of the library: its rows may say something else now.
    let library: Int
    let query: Query
    let columns: ListColumns
    let width: Int
    let asWritten: Bool
  }

  /// A row, and how the cursor stands on it.
  struct Key: Hashable {
    let row: Row
    let bar: Bar?
    let signs: MarkSigns
  }

  private var look: Look?
  private var strips: [Key: Strip] = [:]

  /// Some screens full; more would only be memory.
  private static let capacity = 256

  /// Begins a frame.
  mutating func begin(_ look: Look) {
    guard look != self.look else { return }
    self.look = look
    strips.removeAll(keepingCapacity: true)
  }

  subscript(key: Key) -> Strip? { strips[key] }

  mutating func keep(_ strip: Strip, for key: Key) {
    if strips.count >= RowCache.capacity { strips.removeAll(keepingCapacity: true) }
    strips[key] = strip
  }
}
