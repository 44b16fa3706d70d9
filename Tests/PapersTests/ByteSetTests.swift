import Testing

@testable import Papers

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
