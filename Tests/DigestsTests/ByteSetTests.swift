import Testing

@testable import Digests

@Suite struct ByteSetTests {
  @Test func hasTheBytesOfItsLiteralAlone() {
    let literal: StaticString = "\t !/09:@AZ[`az{~"
    let set = ByteSet(literal)
    for byte in UInt8.min...UInt8.max {
      #expect(set.contains(byte) == "\t !/09:@AZ[`az{~".utf8.contains(byte), "\(byte)")
    }
  }

  @Test func anEmptyOneHasNone() {
    #expect(!(UInt8.min...UInt8.max).contains { ByteSet("").contains($0) })
  }
}

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
