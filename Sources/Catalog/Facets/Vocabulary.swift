import Papers

/// The values of one field of a library, its tags or its authors, numbered in the order in which they were
/// first seen.
///
/// Spellings with one *key* are one value, under its first spelling; the key is the folded name, so that case
/// and accents make no difference. All names stand in one array of bytes, and all keys in another: a value
/// costs its bytes twice and a dozen more, and a text is looked for in all of them at memory speed.
public struct Vocabulary: Sendable {
  /// The first spellings, one after the other, and where each begins; one more at the end.
  private(set) var names = Column<UInt8>()
  private(set) var nameStarts: Column<UInt32> = [0]
  /// The keys, each with a byte behind it that no key holds, and where each begins; one more at the end.
  private(set) var keys = Column<UInt8>()
  private(set) var keyStarts: Column<UInt32> = [0]
  /// The numbers, each in the slot that its key's hash says or behind it; a power of two, at most half full.
  private(set) var slots = Column<UInt32>()
  /// What the hash begins with: another one in each vocabulary, so that nobody can write names that all have the same.
  let seed: UInt64
  /// Names of up to eight bytes as they were given: most categories are, and there are few.
  private var short: [UInt64: UInt32] = [:]

  private static let free = UInt32.max
  private static let end: UInt8 = 0x1F

  init() { seed = .random(in: .min ... .max) }

  public var count: Int { nameStarts.count - 1 }

  /// The first spelling of a value.
  public func name(of number: UInt32) -> String {
    String(
      decoding: names.part(from: nameStarts[Int(number)], to: nameStarts[Int(number) + 1]),
      as: UTF8.self)
  }

  /// The key of a value.
  func key(of number: UInt32) -> ArraySlice<UInt8> {
    keys.withUnsafeBytes { ArraySlice($0[keyRange(of: number)]) }
  }

  /// The number of a value, in any spelling.
  public func number(of name: some StringProtocol) -> UInt32? {
    number(ofKey: Fold.full.bytes(of: name))
  }

  /// The number of the value that has a key.
  func number(ofKey key: [UInt8]) -> UInt32? {
    guard !slots.isEmpty else { return nil }
    let number = slots[key.withUnsafeBytes(slot)]
    return number < count ? number : nil
  }

  /// The numbers of the values whose name holds a text, whatever its case and accents, in their order.
  func numbers(holding text: String) -> [UInt32] {
    numbers(holding: Needle(Fold.full.bytes(of: text)))
  }

  /// The same for folded bytes.
  func numbers(holding needle: Needle) -> [UInt32] {
    guard !needle.bytes.isEmpty else { return Array(0..<UInt32(count)) }
    var (found, start, number) = ([UInt32](), 0, 0)
    withKeys { keys, starts in
      needle.lend { needle in
        while let offset = needle.firstMatch(in: UnsafeRawBufferPointer(rebasing: keys[start...])) {
          while starts[number + 1] <= start + offset { number += 1 }
          found.append(UInt32(number))
          start = Int(starts[number + 1])
        }
      }
    }
    return found
  }

  /// The numbers of the values whose key holds all of some folded bytes.
  func numbers(holdingAll needles: [Needle]) -> [UInt32] {
    // The longest is in the fewest.
    let longest = needles.max { $0.bytes.count < $1.bytes.count } ?? Needle([])
    let others = needles.filter { $0 != longest }
    let found = numbers(holding: longest)
    if others.isEmpty { return found }
    return withKeys { keys, _ in
      found.filter { number in
        let key = UnsafeRawBufferPointer(rebasing: keys[keyRange(of: number)])
        return others.allSatisfy { $0.firstMatch(in: key) != nil }
      }
    }
  }

  /// The numbers of the values of whose key a word is like this one, in any order; some of them twice.
  func numbers(like word: FuzzyWord) -> [UInt32] {
    var (found, number) = ([UInt32](), 0)
    withKeys { keys, starts in
      word.eachFit(in: keys) { offset in
        // They come nearly in their order.
        while starts[number + 1] <= offset { number += 1 }
        while starts[number] > offset { number -= 1 }
        if found.last != UInt32(number) { found.append(UInt32(number)) }
      }
    }
    return found
  }

  /// The numbers of the values of which a word begins with some folded bytes; all without any. In their order, some
  /// of them twice.
  func numbers(withWordBeginning bytes: [UInt8]) -> [UInt32] {
    guard !bytes.isEmpty else { return Array(0..<UInt32(count)) }
    var (found, number) = ([UInt32](), 0)
    withKeys { keys, starts in
      Needle(bytes).lend { needle in
        needle.eachWordStart(in: keys) { offset in
          while starts[number + 1] <= offset { number += 1 }
          found.append(UInt32(number))
        }
      }
    }
    return found
  }

  /// Whether the key of one value comes before that of another.
  func precedes(_ number: UInt32, _ other: UInt32) -> Bool {
    withKeys { keys, _ in
      keys[keyRange(of: number)].lexicographicallyPrecedes(keys[keyRange(of: other)])
    }
  }

  private func withKeys<Result>(
    _ body: (_ keys: UnsafeRawBufferPointer, _ starts: UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    keys.withUnsafeBytes { keys in keyStarts.withUnsafeBufferPointer { body(keys, $0) } }
  }

  /// The numbers of the values that fit, in their order; each is shown by its key. Looks at all of them.
  func numbers(where fits: ([UInt8]) -> Bool) -> [UInt32] {
    (0..<UInt32(count)).filter { fits(Array(key(of: $0))) }
  }

  /// All numbers in the order of their keys.
  func numbersByName() -> [UInt32] {
    keys.withUnsafeBytes { keys in
      // Of most names the first eight bytes tell them apart.
      let beginnings = (0..<UInt32(count)).map { number in
        let key = keys[keyRange(of: number)]
        let first = key.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return (first << UInt64(8 * max(0, 8 - key.count)), number)
      }
      return beginnings.sorted { left, right in
        if left.0 != right.0 { return left.0 < right.0 }
        let (one, two) = (keys[keyRange(of: left.1)], keys[keyRange(of: right.1)])
        return one.lexicographicallyPrecedes(two)
      }.map(\.1)
    }
  }
}

extension Vocabulary {
  /// The number of a value, given now if it is new.
  mutating func add(_ name: Passage) -> UInt32 {
    let key = Fold.full.bytes(of: name.string)
    return add(key: key) { name.withBytes { Array($0) } }
  }

  /// The same, quicker for names that are short and have come before.
  mutating func add(short name: Passage) -> UInt32 {
    guard name.span.length <= 8 else { return add(name) }
    let key = name.withBytes { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    if let known = short[key] { return known }
    let number = add(name)
    short[key] = number
    return number
  }

  /// The number of the value that has a key; when it is new, `name` is its spelling.
  mutating func add(key: [UInt8], name: () -> [UInt8]) -> UInt32 {
    key.withUnsafeBytes { add(key: $0, name: name) }
  }

  /// The number of a folded word, which has no other spelling.
  mutating func add(word: UnsafeRawBufferPointer) -> UInt32 { add(key: word) { [] } }

  private mutating func add(key: UnsafeRawBufferPointer, name: () -> [UInt8]) -> UInt32 {
    if 2 * (count + 1) > slots.count { grow() }
    let slot = slot(key)
    if slots[slot] < count { return slots[slot] }
    let number = UInt32(count)
    slots.change { $0[slot] = number }
    keys.change {
      $0 += key
      $0.append(Vocabulary.end)
    }
    keyStarts.change { $0.append(UInt32(keys.count)) }
    names.change { $0 += name() }
    nameStarts.change { $0.append(UInt32(names.count)) }
    return number
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: Vocabulary.free, count: max(16, 2 * slots.count))
    let mask = larger.count - 1
    withKeys { keys, _ in
      larger.withUnsafeMutableBufferPointer { larger in
        for number in 0..<UInt32(count) {
          let key = UnsafeRawBufferPointer(rebasing: keys[keyRange(of: number)])
          // They are different.
          var slot = Int(truncatingIfNeeded: KeyHash.of(key, seed: seed)) & mask
          while larger[slot] != Vocabulary.free { slot = (slot + 1) & mask }
          larger[slot] = number
        }
      }
    }
    slots = Column(larger)
  }

  /// Where the number of a key stands, or would stand.
  private func slot(_ key: UnsafeRawBufferPointer) -> Int {
    let hash = Int(truncatingIfNeeded: KeyHash.of(key, seed: seed))
    return slots.withUnsafeBufferPointer { slots in
      withKeys { keys, starts in
        let mask = slots.count - 1
        var slot = hash & mask
        // Half of them are free; a file in which none is must not hold anybody.
        for _ in 0...mask {
          if slots[slot] == Vocabulary.free { break }
          let number = Int(slots[slot])
          // What a damaged file names may be no value.
          if number + 1 < starts.count {
            let known = keys.part(from: Int(starts[number]), to: Int(starts[number + 1]) - 1)
            if known.isSame(as: key) { break }
          }
          slot = (slot + 1) & mask
        }
        return slot
      }
    }
  }

  private func keyRange(of number: UInt32) -> Range<Int> {
    let start = Int(keyStarts[Int(number)])
    return start..<max(start, Int(keyStarts[Int(number) + 1]) - 1)
  }
}

extension Vocabulary {
  /// The vocabulary of columns that were kept; nil when they do not fit each other.
  init?(
    names: Column<UInt8>, nameStarts: Column<UInt32>, keys: Column<UInt8>,
    keyStarts: Column<UInt32>, slots: Column<UInt32>, seed: UInt64
  ) {
    func rises(_ starts: Column<UInt32>, to end: Int) -> Bool {
      starts.withUnsafeBufferPointer { starts in
        var last: UInt32 = 0
        for start in starts {
          if start < last { return false }
          last = start
        }
        return starts.first == 0 && Int(last) == end
      }
    }
    let count = slots.count
    guard count == 0 || count.nonzeroBitCount == 1, nameStarts.count == keyStarts.count,
      count >= nameStarts.count - 1, rises(nameStarts, to: names.count),
      rises(keyStarts, to: keys.count)
    else { return nil }
    (self.names, self.nameStarts, self.keys, self.keyStarts) = (names, nameStarts, keys, keyStarts)
    (self.slots, self.seed) = (slots, seed)
  }
}

/// A hash of bytes that is the same in every run of the program: two numbers are multiplied, and the halves of what
/// comes out put together, for each eight bytes.
private enum KeyHash {
  static func of(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(bytes.count)
    EightBytes.visit(bytes) { hash = mixed(hash ^ $0 ^ 0x9E37_79B9_7F4A_7C15) }
    return mixed(hash ^ seed)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }
}
