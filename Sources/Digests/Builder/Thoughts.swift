import Papers

/// What a model wrote to itself before its answer, and a program kept: `<think>…</think>`.
enum Thoughts {
  /// The text after it; the text itself where there is none. Thoughts that never end are all there is.
  static func removed(from text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let scanner = ByteScanner(text)
    guard let start = text.firstIndex(where: { !ASCII.isWhite($0) }), text[start] == ASCII.less,
      scanner.has("<think>", at: start, before: text.count)
    else { return text }
    guard let end = scanner.find("</think>", in: start..<text.count) else {
      return scanner.slice(text.count..<text.count)
    }
    return scanner.slice(end + 8..<text.count)
  }
}
