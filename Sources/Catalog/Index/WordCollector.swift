/// The different words of the rows of a segment, each with its number, while the index is made.
///
/// An open table of hashes, made for the words of texts: nearly every look-up finds its word at the first look, and
/// reads only the slot and the word. 100,000 papers have 18 million words, of which 270,000 are different; so what is done
/// for a word that is known is all that counts, and is done in plain memory. The words that come first are those that
/// come most, and stand side by side, with their first eight bytes: most have no more.
struct WordCollector: ~Copyable {
  struct Word {
    /// Its first eight bytes and its last ones, and zeros where it has fewer.
    var beginning: UInt64
    var end: UInt64
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
  /// The words of a row, while they are taken.
  private var keys = PlainRoom<Key>()
  /// Of this process alone, so that nobody can write words that all have the same hash.
  private let seed = WordCollector.seed
  private static let seed = UInt64.random(in: .min ... .max)

  /// The words have so many bytes that places among them might not have room in their numbers; no index is made.
  var isFull: Bool { bytes.count + words.count > 1 << 29 || rowWords.count > 1 << 31 }

  var rowCount: Int { starts.count - 1 }

  /// Takes the words of the next row, of its folded text.
  ///
  /// What is known of a word stands anywhere in some megabytes. So all words of the row are cut out first, then all
  /// are looked for, none of them waiting for another one, and then they are taken.
  mutating func add(row text: UnsafeRawBufferPointer) {
    let row = UInt32(truncatingIfNeeded: starts.count)
    keys.removeAll()
    WordRuns.visit(text) { keys.append(Key($0, in: text, seed)) }
    let mask = slots.count &- 1
    for index in 0..<keys.count {
      keys.base[index].slot = slots.base[Int(truncatingIfNeeded: keys.base[index].hash) & mask]
    }
    for index in 0..<keys.count {
      let number = Int(truncatingIfNeeded: keys.base[index].slot & 0xFFFF_FFFF)
      if number > 0 { keys.base[index].start = words.base[number &- 1].start }
    }
    for index in 0..<keys.count {
      let key = keys.base + index
      guard let number = number(in: key.pointee.slot, key.pointee) ?? find(key.pointee) else {
        insert(key.pointee, row)
        continue
      }
      if words.base[number].last == row { continue }
      words.base[number].last = row
      words.base[number].rows &+= 1
      rowWords.append(UInt32(truncatingIfNeeded: number))
    }
    starts.append(rowWords.count)
  }

  /// The number of a word that is known.
  @inline(never)
  private func find(_ key: Key) -> Int? {
    let mask = slots.count &- 1
    var place = Int(truncatingIfNeeded: key.hash) & mask
    while slots.base[place] != 0 {
      if let number = number(in: slots.base[place], key) { return number }
      place = (place &+ 1) & mask
    }
    return nil
  }

  /// The number of the word in a slot, if it is the one that is looked for.
  @inline(__always)
  private func number(in slot: UInt64, _ key: Key) -> Int? {
    if slot >> 32 != key.hash >> 32 || slot & 0xFFFF_FFFF == 0 { return nil }
    let number = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1
    let known = words.base + number
    guard known.pointee.beginning == key.beginning, known.pointee.end == key.end,
      Int(known.pointee.length) == key.word.count,
      key.word.count <= 16 || isEqual(Int(known.pointee.start), key.word)
    else { return nil }
    return number
  }

  /// Whether a known word and one with as many bytes, the same first and last eight, are the same.
  @inline(__always)
  private func isEqual(_ start: Int, _ word: UnsafeRawBufferPointer) -> Bool {
    let known = UnsafeRawPointer(bytes.base + start)
    var place = 8
    while place &+ 8 < word.count {
      if known.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        != word.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      {
        return false
      }
      place &+= 8
    }
    return true
  }

  @inline(never)
  private mutating func insert(_ key: Key, _ row: UInt32) {
    let word = key.word
    put(key.hash, UInt64(words.count + 1))
    rowWords.append(UInt32(words.count))
    words.append(
      Word(
        beginning: key.beginning, end: key.end, start: UInt32(bytes.count),
        length: UInt32(word.count), rows: 1, last: row))
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
    let all = UnsafeRawBufferPointer(bytes.values)
    for number in 0..<words.count {
      let word = words.base[number]
      let start = Int(word.start)
      let bytes = UnsafeRawBufferPointer(rebasing: all[start..<start + Int(word.length)])
      put(Key(bytes, in: all, seed).hash, UInt64(number + 1))
    }
  }
}

extension WordCollector {
  /// What a word is looked for by.
  struct Key {
    let word: UnsafeRawBufferPointer
    let hash: UInt64
    /// Its first eight bytes and its last ones, and zeros where it has fewer.
    let beginning: UInt64
    let end: UInt64
    /// What stands where its number is, if the word is known, unless others are in its way; and where it begins.
    var slot: UInt64 = 0
    var start: UInt32 = 0

    /// Eight bytes at a time, multiplied and folded; the last eight, again perhaps, at the end.
    ///
    /// - Parameter text: what the word is a part of.
    @inline(__always)
    init(_ word: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, _ seed: UInt64) {
      let (base, count) = (word.baseAddress!, word.count)
      if count <= 8 {
        beginning = Key.bytes(base, count, before: text.baseAddress! + text.count)
        end = beginning
      } else {
        beginning = base.loadUnaligned(as: UInt64.self)
        end = base.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      }
      let salt = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
      var hash = Key.mixed(seed ^ salt ^ beginning)
      if count > 8 {
        var place = 8
        while place &+ 8 < count {
          hash = Key.mixed(hash ^ base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
          place &+= 8
        }
        hash = Key.mixed(hash ^ end)
      }
      (self.word, self.hash) = (word, hash)
    }

    /// One to eight bytes as a number.
    @inline(__always)
    private static func bytes(
      _ base: UnsafeRawPointer, _ count: Int, before end: UnsafeRawPointer
    ) -> UInt64 {
      if base + 8 <= end {
        let bytes = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
        return bytes & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count))
      }
      var bytes: UInt64 = 0
      for place in (0..<count).reversed() {
        bytes = bytes << 8 | UInt64(base.load(fromByteOffset: place, as: UInt8.self))
      }
      return bytes
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
      let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      return high ^ low
    }
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

  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow() {
    let room = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
    room.moveInitialize(from: base, count: count)
    base.deallocate()
    (base, capacity) = (room, capacity * 2)
  }

  var values: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }
}
