import Digests

/// Reads lists of papers in Markdown, window by window.
///
/// A window is cut into chunks at places where no block goes on (`ChunkCutter`), which depend on what the
/// file has alone; each becomes an outline, and that entries. What goes on beyond a chunk (the sections it
/// is in, the header of a table) is kept by `OutlineEntries`.
struct ListReader: DialectReader {
  private var entries = OutlineEntries()
  private var cutter = ChunkCutter()

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    var done = 0
    while done < window.count {
      let rest = UnsafeRawBufferPointer(rebasing: window[done...])
      guard let length = cutter.next(in: rest, isLast: isLast) else { break }
      let chunk = UnsafeRawBufferPointer(rebasing: rest[..<length])
      let outline = MarkdownOutline.read(chunk, line: builder.line)
      entries.read(outline, into: &builder)
      builder.line += ByteScanner(chunk).lineFeeds(in: 0..<length)
      done += length
    }
    return done
  }
}
