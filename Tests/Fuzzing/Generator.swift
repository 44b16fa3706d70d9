/// Depth and length, beside libFuzzer's own changes: something nested in itself, something that
/// follows itself, a part of the input many times. The lists of what can be nested are the targets'.
struct Generator {
  /// What stands before something that may contain it again, and after.
  let nests: [(String, String)]
  private var state: UInt64

  init(nests: [(String, String)], seed: UInt32) {
    self.nests = nests
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  private mutating func number(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % max(bound, 1)
  }

  /// How many times: around the bounds that readers have, or as often as there is room for.
  private mutating func count() -> Int {
    [1, 2, 3, 8, 30, 31, 32, 33, 34, 62, 63, 64, 65, 66, 127, 128, 129, 511, 513, 100_000][
      number(20)]
  }

  /// An input made from another, of at most `limit` bytes.
  mutating func make(from input: [UInt8], limit: Int) -> [UInt8] {
    let place = number(input.count + 1)
    let (before, after) = (input[..<place], input[place...])
    var middle: [UInt8] = []
    let room = max(limit - input.count, 64)
    switch number(4) {
    case 0:
      // One thing in itself, or several in turn, closed or not, or closed too often.
      let kinds = 1 + number(3)
      let choice = (0..<kinds).map { _ in nests[number(nests.count)] }
      let length = choice.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count } / kinds + 1
      let depth = min(count(), room / length)
      for index in 0..<depth { middle += choice[index % kinds].0.utf8 }
      middle += number(2) == 0 ? Array("x".utf8) : Array(after.prefix(64))
      let closed = number(3) == 0 ? number(depth + 2) : depth
      for index in (0..<closed).reversed() { middle += choice[index % kinds].1.utf8 }
    case 1:
      let (opening, closing) = nests[number(nests.count)]
      let part = [opening, opening + closing, closing, opening + "x" + closing][number(4)]
      let times = min(count(), room / max(part.utf8.count, 1))
      for _ in 0..<times { middle += part.utf8 }
    case 2:
      let part = Array(after.prefix(1 + number(64)))
      for _ in 0..<min(count(), room / max(part.count, 1)) { middle += part }
    default:
      let (opening, closing) = nests[number(nests.count)]
      middle = Array(opening.utf8) + after.prefix(number(200)) + closing.utf8
    }
    return Array((before + middle + after).prefix(limit))
  }
}

@_silgen_name("LLVMFuzzerMutate")
private func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int) -> Int

/// One input in eight is made by the generator, the others are libFuzzer's.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutateOrGenerate(
  _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  guard seed % 8 == 0 else { return mutate(data, size, limit) }
  var generator = Generator(nests: fuzzedNests, seed: seed / 8)
  let made = generator.make(
    from: Array(UnsafeBufferPointer(start: data, count: size)), limit: limit)
  for (index, byte) in made.enumerated() { data[index] = byte }
  return made.count
}
