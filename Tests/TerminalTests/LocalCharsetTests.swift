import Glibc
import Testing

@testable import Terminal

@Suite struct LocalCharsetTests {
  /// In the charset of the tests, which is the only one that is surely there.
  @Test func charactersMayBeCut() {
    setlocale(LC_CTYPE, "C.UTF-8")
    var charset = LocalCharset()
    #expect(charset.utf8([0x61, 0xC3]) == [0x61])
    #expect(charset.utf8([0xA9, 0x00, 0x1B]) == [0xC3, 0xA9, 0x00, 0x1B])
    // What is no character is dropped, and the next one is read.
    #expect(charset.utf8([0xFF, 0x62]) == [0x62])
  }
}
