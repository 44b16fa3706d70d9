/// The different words of the rows of a segment, each with its number, while the index is made.
///
/// An open table of hashes, made for the words of texts: nearly every look-up finds its word at the first look, and
/// reads only the slot and the word. 100,000 papers have 18 million words, of which 270,000 are different; so what is done
/// for a word that is known is all that counts, and is done in plain memory.
struct WordCollector: ~Copyable {
  struct Word {
    var start: UInt32
    var length: UInt32
    /// In how many rows it stands.
    var rows: UInt32
    /// The last row in which it stood, counted from 1.
    var last: UInt32
  }

  /// The bytes of all words, one behind the other.
  private(set) var bytes = PlainRoom<UInt8>()
  private(set) var words = PlainRoom<Word>()
  /// The words of each row, each once, and where those of each row begin; one more at the end.
  private(set) var rowWords = PlainRoom<UInt32>()
  private(set) var starts: [Int] = [0]
  /// The upper half of the hash, and below it the number of the word, counted from 1; 0 for none.
  private var slots = PlainRoom<UInt64>(repeating: 0, count: 1 << 16)
  /// Of this process alone, so that nobody can write words that all have the same hash.
  private static let seed = UInt64.random(in: .min ... .max)

  /// The words have so many bytes that places among them might not have room in their numbers; no index is made.
  var isFull: Bool { bytes.count + words.count > 1 << 29 || rowWords.count > 1 << 31 }

  var rowCount: Int { starts.count - 1 }

  /// Takes the words of the next row, of its folded text.
  mutating func add(row text: UnsafeRawBufferPointer) {
    let row = UInt32(truncatingIfNeeded: starts.count)
    WordRuns.visit(text) { word in
      let hash = WordCollector.hash(word)
      guard let number = find(word, hash) else { return insert(word, hash, row) }
      if words.base[number].last == row { return }
      words.base[number].last = row
      words.base[number].rows &+= 1
      rowWords.append(UInt32(truncatingIfNeeded: number))
    }
    starts.append(rowWords.count)
  }

  /// The number of a word that is known.
  @inline(__always)
  private func find(_ word: UnsafeRawBufferPointer, _ hash: UInt64) -> Int? {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots.base[place] != 0 {
      let slot = slots.base[place]
      if slot >> 32 == hash >> 32 {
        let number = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1
        let known = words.base[number]
        if Int(known.length) == word.count,
          WordCollector.isEqual(bytes.base + Int(known.start), word)
        {
          return number
        }
      }
      place = (place &+ 1) & mask
    }
    return nil
  }

  @inline(__always)
  private static func isEqual(
    _ known: UnsafePointer<UInt8>, _ word: UnsafeRawBufferPointer
  ) -> Bool {
    let base = word.baseAddress!
    var index = 0
    while index < word.count {
      if known[index] != base.load(fromByteOffset: index, as: UInt8.self) { return false }
      index &+= 1
    }
    return true
  }

  @inline(never)
  private mutating func insert(_ word: UnsafeRawBufferPointer, _ hash: UInt64, _ row: UInt32) {
    put(hash, UInt64(words.count + 1))
    rowWords.append(UInt32(words.count))
    words.append(
      Word(start: UInt32(bytes.count), length: UInt32(word.count), rows: 1, last: row))
    for byte in word { bytes.append(byte) }
    if words.count * 2 > slots.count { grow() }
  }

  private mutating func put(_ hash: UInt64, _ number: UInt64) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots.base[place] != 0 { place = (place + 1) & mask }
    slots.base[place] = (hash & ~0xFFFF_FFFF) | number
  }

  private mutating func grow() {
    slots = PlainRoom(repeating: 0, count: slots.count * 4)
    for number in 0..<words.count {
      let word = words.base[number]
      let start = UnsafeRawPointer(bytes.base + Int(word.start))
      put(
        WordCollector.hash(UnsafeRawBufferPointer(start: start, count: Int(word.length))),
        UInt64(number + 1))
    }
  }

  /// Eight bytes at a time, multiplied and folded.
  @inline(__always)
  private static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: word.count) &* 0x9E37_79B9_7F4A_7C15
    EightBytes.visit(word) { hash = mixed(hash ^ $0) }
    return hash
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}

/// Bytes as numbers of eight.
enum EightBytes {
  /// Visits all bytes, eight at a time, and at the end what is left of them, which may be nothing.
  @inline(__always)
  static func visit(_ bytes: UnsafeRawBufferPointer, _ body: (UInt64) -> Void) {
    guard let base = bytes.baseAddress else { return body(0) }
    var place = 0
    while place &+ 8 <= bytes.count {
      body(base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place &+= 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(base.load(fromByteOffset: place, as: UInt8.self))
      place &+= 1
    }
    body(rest)
  }
}

/// Plain values in memory of its own that grows by doubling, without a look at bounds or owners.
struct PlainRoom<Value: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Value>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 1024
    base = .allocate(capacity: capacity)
  }

  init(repeating value: Value, count: Int) {
    base = .allocate(capacity: count)
    base.initialize(repeating: value, count: count)
    (self.count, capacity) = (count, count)
  }

  deinit { base.deallocate() }

  @inline(__always)
  mutating func append(_ value: Value) {
    if count == capacity { grow() }
    (base + count).initialize(to: value)
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let room = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
    room.moveInitialize(from: base, count: count)
    base.deallocate()
    (base, capacity) = (room, capacity * 2)
  }

  var values: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }
}
