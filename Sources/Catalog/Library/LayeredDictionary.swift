/// A dictionary of many values that is copied when few of them change: what has changed stands beside what there was,
/// which nobody copies.
///
/// As long as it is *open* it is a dictionary like others, to be filled. A copy of one that is closed costs as much as
/// has changed since; when that has become much, closing it again makes one of both.
struct LayeredDictionary<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var base: [Key: Value] = [:]
  /// What has been set since it was closed; nil for what is gone.
  private var changes: [Key: Value?] = [:]
  private var isOpen = true
  private(set) var count = 0

  init(_ values: [Key: Value] = [:]) {
    base = values
    count = values.count
    isOpen = values.isEmpty
  }

  var isEmpty: Bool { count == 0 }

  subscript(key: Key) -> Value? {
    get {
      if isOpen || changes.isEmpty { return base[key] }
      return changes[key] ?? base[key]
    }
    set {
      count += (newValue == nil ? 0 : 1) - (self[key] == nil ? 0 : 1)
      if isOpen { base[key] = newValue } else { changes[key] = .some(newValue) }
    }
  }

  /// Changes a value where it is, as long as it is open.
  mutating func change(
    _ key: Key, default value: @autoclosure () -> Value, _ body: (inout Value) -> Void
  ) {
    if isOpen {
      body(&base[key, default: value()])
      count = base.count
    } else {
      var changed = self[key] ?? value()
      body(&changed)
      self[key] = changed
    }
  }

  /// All there is, in any order.
  func visit(_ body: (Key, Value) -> Void) {
    for (key, value) in base where changes[key] == nil { body(key, value) }
    for case (let key, let value?) in changes { body(key, value) }
  }

  /// What changes from now on stands beside the rest.
  mutating func close() {
    if isOpen || changes.count > base.count / 8 { open() }
    isOpen = false
  }

  /// Much is going to change.
  mutating func open() {
    for (key, value) in changes { base[key] = value }
    (changes, isOpen) = ([:], true)
  }
}
