import Digests
import Papers

/// Text with entities, as HTML and Markdown have it.
enum EntityText {
  /// Adds a text with its entities decoded.
  static func append(_ text: UnsafeRawBufferPointer, to result: inout [UInt8]) {
    let scanner = ByteScanner(text)
    var from = 0
    while let and = scanner.first(ASCII.ampersand, in: from..<text.count) {
      result.append(contentsOf: scanner.slice(from..<and))
      if let (value, length) = Entities.reference(at: and, in: text) {
        result.append(contentsOf: value)
        from = and + length
      } else {
        result.append(ASCII.ampersand)
        from = and + 1
      }
    }
    result.append(contentsOf: scanner.slice(from..<text.count))
  }
}
