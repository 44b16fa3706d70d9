import Papers
import Testing

@testable import Catalog

/// Which papers have some values, told 64 at a time, is what asking each paper tells.
@Suite struct ValueNumbersTests {
  private static let seed: UInt64 = 20_261_130

  private func expectSame(_ numbers: [UInt32], _ starts: [UInt32], _ bits: [UInt64], _ count: Int) {
    let part = ValueNumbers(numbers: Column(numbers), starts: Column(starts))
    let found = bits.withUnsafeBufferPointer { part.rows(with: $0, of: count) }
    #expect(found.count == RowBits.wordCount(count))
    let slow = (0..<count).filter { local in
      part.withNumbers { numbers, starts in
        bits.withUnsafeBufferPointer { numbers.has($0, at: local, starts) }
      }
    }
    let place = "seed \(Self.seed), \(numbers.count) values, \(count) papers"
    #expect(
      (0..<count).filter { found[$0 >> 6] & 1 << UInt64($0 & 63) != 0 } == slow, "\(place)")
  }

  @Test func tellsWhatAskingEachPaperTells() {
    var random = SeededGenerator(seed: Self.seed)
    for round in 0..<200 {
      let count = Int.random(in: 0..<300, using: &random)
      let most = [1, 4, 70, 200][round % 4]
      var (numbers, starts): ([UInt32], [UInt32]) = ([], [0])
      for _ in 0..<count {
        for _ in 0..<Int.random(in: 0...most, using: &random) {
          numbers.append(UInt32.random(in: 0..<500, using: &random))
        }
        starts.append(UInt32(numbers.count))
      }
      let bits = (0..<8).map { _ in random.next() & random.next() & random.next() }
      expectSame(numbers, starts, bits, count)
      // What a damaged file says harms nobody, and both tell the same of it.
      expectSame(numbers, starts.shuffled(using: &random), Array(bits.prefix(3)), count)
      expectSame(numbers, Array(starts.prefix(count / 2)), bits, count)
      expectSame(Array(numbers.prefix(numbers.count / 2)), starts, bits, count)
    }
    expectSame([], [], [0], 5)
    expectSame([.max, 3], [0, 2, .max], [8], 2)
  }
}
