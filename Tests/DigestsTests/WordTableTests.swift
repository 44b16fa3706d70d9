import Testing

@testable import Digests

@Suite struct WordTableTests {
  @Test func findsWhatBelongsToAWord() {
    // All begin at the same few places; 0 is a number like any other.
    let words = (0..<100).map { (hash: UInt64($0) &* 4096, value: $0) }
    let table = WordTable(words)
    for (hash, value) in words {
      #expect(table[hash] == value)
      #expect(table[hash + 2] == nil)
    }
  }

  @Test func theLastCounts() {
    #expect(WordTable([(7, "one"), (7, "two")])[7] == "two")
  }
}
