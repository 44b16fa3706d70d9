/// The root element of a file, found without reading it as XML: after the declaration, comments and
/// instructions.
struct RootElement {
  /// The name without its prefix.
  let name: String

  /// nil when the file does not begin like XML.
  init?(_ prefix: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 1 < prefix.count {
      let byte = prefix[offset]
      if byte <= 0x20 {
        offset += 1
        continue
      }
      guard byte == 0x3C else { return nil }
      let next = prefix[offset + 1]
      if next == 0x3F || next == 0x21 {
        let rest = prefix[offset...]
        let isComment = rest.starts(with: "<!--".utf8)
        // Definitions of its own stand in brackets.
        let hasBrackets = !isComment && rest.prefix { $0 != 0x3E }.contains(0x5B)
        let mark = isComment ? "-->" : hasBrackets ? "]>" : ">"
        let end = RootElement.end(of: mark, in: prefix, from: offset)
        guard let end else { return nil }
        offset = end
        continue
      }
      let name = prefix[(offset + 1)...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
      guard name.count < 64 else { return nil }
      let local = name.split(separator: 0x3A).last ?? name
      self.name = String(decoding: local, as: UTF8.self)
      return
    }
    return nil
  }

  private static func end(
    of mark: String, in prefix: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    let mark = Array(mark.utf8)
    var offset = start
    while offset + mark.count <= prefix.count {
      if prefix[offset..<offset + mark.count].elementsEqual(mark) { return offset + mark.count }
      offset += 1
    }
    return nil
  }
}
