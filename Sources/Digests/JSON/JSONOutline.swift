/// The names of the first object with a title at the beginning of a JSON file: by them a dialect is
/// known.
struct JSONOutline {
  private var names: [[UInt8]] = []

  /// How many objects are looked at.
  private static let limit = 16

  /// nil when there is no such object.
  init?(_ prefix: UnsafeRawBufferPointer, syntax: JSONSyntax = .json) {
    var reader = JSONReader(prefix, syntax: syntax, scratch: JSONScratch())
    for _ in 0..<Self.limit {
      if reader.enterArray() { continue }
      guard reader.enterObject() else { return nil }
      let (inner, hasTitle) = readNames(&reader)
      if hasTitle { return }
      if let inner {
        reader.begin(at: inner, before: prefix.count)
      } else if reader.failure != nil {
        return nil
      }
    }
    return nil
  }

  func has(_ name: StaticString) -> Bool {
    let field = JSONField(name, .ignored)
    return names.contains { $0.withUnsafeBytes { field.isNamed($0) } }
  }

  /// Where the first container within the object begins, and whether the object has a title.
  private mutating func readNames(_ reader: inout JSONReader) -> (inner: Int?, hasTitle: Bool) {
    let title = JSONField("title", .ignored)
    var inner: Int?
    var hasTitle = false
    names = []
    while let name = reader.nextName() {
      names.append(Array(name))
      let isTitle = title.isNamed(name)
      guard let first = reader.peek() else { break }
      if isTitle, reader.syntax.isQuote(first) { hasTitle = true }
      if inner == nil, reader.syntax.opens(first) { inner = reader.offset }
      reader.skip()
    }
    return (inner, hasTitle)
  }
}
