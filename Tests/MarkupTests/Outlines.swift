import Papers

@testable import Markup

/// The outlines of a text, as `described`, one for each piece.
func outlines<Source: OutlineSource>(
  of text: String, by source: Source, problems: inout [Int]
) -> [String] {
  var source = source
  return Array(text.utf8).withUnsafeBytes { bytes in
    var (found, done, line): ([String], Int, Int) = ([], 0, 1)
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      var outline = Outline()
      guard
        let length = source.read(
          rest, isLast: true, line: line, into: &outline, problems: &problems)
      else { break }
      found.append(outline.described)
      line += rest[..<length].count { $0 == 10 }
      done += length
    }
    return found
  }
}

func outline<Source: OutlineSource>(of text: String, by source: Source) -> String {
  var problems: [Int] = []
  return outlines(of: text, by: source, problems: &problems).joined(separator: "\n====\n")
}
