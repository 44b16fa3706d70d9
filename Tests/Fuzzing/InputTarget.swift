// Reads any bytes as what a terminal sends, and checks what does not depend on chance. Compiled
// together with `Canvas`, whose tokens are its own.

/// The first byte of each piece says how long it is and how long the silence before it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnyInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
  var pieces: [(silence: Int, bytes: ArraySlice<UInt8>)] = []
  var start = 0
  while start < count {
    let head = bytes[start]
    let end = min(count, start + 1 + Int(head & 0x1F))
    pieces.append(([0, 1, 20, 25, 26, 100, 200, 400][Int(head >> 5)], bytes[start + 1..<end]))
    start = end
  }
  let cut = Fuzzing.events(of: pieces)
  // However bytes that come at one time are cut, they mean the same.
  let drop = pieces.flatMap { piece in
    [(piece.silence, piece.bytes.prefix(0))] + piece.bytes.map { (0, [$0][...]) }
  }
  precondition(Fuzzing.events(of: drop) == cut, "the reads change the meaning")

  // Ctrl-C gets through, whatever stood before; and after a silence all keys act.
  var reader = InputReader()
  reader.feed(bytes, at: 0)
  while reader.next() != nil {}
  reader.feed([0x03], at: 0)
  var last: InputReader.Input?
  while let input = reader.next() { last = input }
  let isInCharacterSet = last == .event(.key(Key(.character("c"), .control)))
  precondition(isInCharacterSet, "Ctrl-C does not get through")
  reader.tick(at: 1000)
  reader.tick(at: 2000)
  precondition(reader.deadline == nil, "waits for ever")
  while reader.next() != nil {}
  reader.feed([0x6A], at: 3000)
  precondition(reader.next() == .event(.key(Key(.character("j")))), "a key does not act")
  return 0
}

private enum Fuzzing {
  static func events(of pieces: [(silence: Int, bytes: ArraySlice<UInt8>)]) -> [InputReader.Input] {
    var reader = InputReader()
    var time = 0
    var inputs: [InputReader.Input] = []
    func take() {
      while let input = reader.next() {
        if case .event(.key(let key)) = input, case .character(let character) = key.code {
          for scalar in character.unicodeScalars {
            precondition(
              scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value), "a control character")
          }
        }
        inputs.append(input)
      }
    }
    for piece in pieces {
      time += piece.silence
      while let deadline = reader.deadline, deadline <= time { reader.tick(at: deadline) }
      if !piece.bytes.isEmpty { reader.feed(piece.bytes, at: time) }
      take()
    }
    while let deadline = reader.deadline { reader.tick(at: deadline) }
    take()
    return inputs
  }
}
