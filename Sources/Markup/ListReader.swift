import Digests
import Papers

/// Makes outlines of a file, piece by piece: one for each way of writing.
protocol OutlineSource {
  init()
  /// Reads what comes next in a window that begins on a line of the file. Returns how many bytes that is; nil
  /// when more must come first. What it decides depends on the file alone, and not on where windows end.
  /// Lines of what could not be read are added to `problems`.
  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, line: Int, into outline: inout Outline,
    problems: inout [Int]
  ) -> Int?
}

/// Reads lists of papers, window by window: a window is cut into pieces that can be read for themselves, each
/// becomes an outline, and that entries. What goes on beyond a piece (the sections it is in, the header of a
/// table) is kept by `OutlineEntries`.
struct ListReader<Source: OutlineSource>: DialectReader {
  private var source = Source()
  private var entries = OutlineEntries()
  /// Its room is used again for the next piece.
  private var outline = Outline()

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, into builder: inout DigestBuilder
  ) -> Int {
    var done = 0
    while done < window.count {
      let rest = UnsafeRawBufferPointer(rebasing: window[done...])
      var problems: [Int] = []
      guard
        let length = source.read(
          rest, isLast: isLast, line: builder.line, into: &outline, problems: &problems)
      else { break }
      for line in problems { builder.add(.malformed, line: line) }
      entries.read(outline, into: &builder)
      builder.line += ByteScanner(rest).lineFeeds(in: 0..<length)
      done += length
    }
    return done
  }
}
