import Papers

@testable import Digests

extension AuthorNames {
  /// The names in a text as it was found, always by all rules: what the shorter ways are compared with.
  static func divide(_ text: UnsafeRawBufferPointer) -> [[UInt8]] {
    AuthorText(text).plain.withUnsafeBytes { divide(plain: ByteScanner($0)) }
  }
}
