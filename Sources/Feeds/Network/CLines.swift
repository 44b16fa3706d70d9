import Glibc

/// Lends texts as C takes a list of them.
func withLines<Result>(
  _ lines: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  let copies = lines.map { UnsafePointer<CChar>(strdup($0)) }
  defer { for copy in copies { free(UnsafeMutablePointer(mutating: copy)) } }
  return copies.withUnsafeBufferPointer(body)
}
