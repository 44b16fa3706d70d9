import Canvas
import Interface
import Papers

/// Reads any bytes as a keymap, and checks that what it binds can be said, and that the rest is said to
/// be wrong.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnyKeys(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  var parser = KeymapParser()
  parser.read(text, file: "keys")
  let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  for problem in parser.problems {
    precondition((1...lines.count).contains(problem.line), "a line that is not there")
    precondition(
      (1...lines[problem.line - 1].count + 1).contains(problem.column), "beyond the line")
  }
  var written = ""
  for context in Context.allCases {
    for binding in parser.keymap.bindings(in: context) {
      let keys = binding.keys.map(\.description).joined()
      precondition(keys.unicodeScalars.allSatisfy(SafeText.isSafe), "keys that a terminal obeys")
      written += "\(context.rawValue) \(keys) \(binding.command)\n"
    }
  }
  // What is bound reads again as the same.
  var again = KeymapParser()
  again.read(written, file: "again")
  precondition(again.problems.isEmpty, "bound keys that cannot be written")
  for context in Context.allCases {
    let one = parser.keymap.bindings(in: context).map(\.keys)
    precondition(
      one == again.keymap.bindings(in: context).map(\.keys), "other keys when read again")
  }
  return 0
}
