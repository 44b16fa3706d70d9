import Digests

/// Reads lists of papers in Markdown, window by window.
///
/// A window is cut into chunks at places where no block goes on (`ChunkCutter`), which depend on what the
/// file has alone; each becomes an outline, and that entries. What goes on beyond a chunk (the sections it
/// is in, the header of a table) is kept by `OutlineEntries`.
struct ListReader: DialectReader {
  private var entries = OutlineEntries()
  private var cutter = ChunkCutter()
  /// Its room is used again for the next chunk.
  private var outline = Outline()

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    var done = 0
    while done < window.count {
      let rest = UnsafeRawBufferPointer(rebasing: window[done...])
      guard let length = cutter.next(in: rest, isLast: isLast) else { break }
      let chunk = UnsafeRawBufferPointer(rebasing: rest[..<length])
      var old = Outline()
      swap(&old, &outline)
      outline = MarkdownOutline.read(
        chunk, line: builder.line, after: OutlineBuilder(reusing: old))
      entries.read(outline, into: &builder)
      builder.line += ByteScanner(chunk).lineFeeds(in: 0..<length)
      done += length
    }
    return done
  }
}
