/// The headings under which something stands.
enum Topics {
  /// A topic is repeated in each of its entries, so it may not be long.
  private static let limit = 200

  static func set(_ topics: inout [[UInt8]], level: Int, _ text: UnsafeRawBufferPointer) {
    let level = min(max(level, 1), topics.count - 1)
    var end = min(text.count, limit)
    // No character is cut.
    while end < text.count, end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    topics[level] = Array(text[..<end])
    for lower in topics.indices where lower > level { topics[lower] = [] }
  }

  /// The nearest heading of a level below `level`, but not that of the whole file.
  static func topic(_ topics: [[UInt8]], below level: Int) -> [UInt8] {
    for index in stride(from: min(level, topics.count) - 1, through: 2, by: -1)
    where !topics[index].isEmpty { return topics[index] }
    return []
  }
}
