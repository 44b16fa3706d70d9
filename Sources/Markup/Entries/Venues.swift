import Digests
import Papers

/// Where papers appear: whether a text is no more than a venue (`CVPR 2024`, `NeurIPS'23 (Oral)`, `In Proc. of
/// ICML`, `arXiv 2024`), as lists have it in brackets, after a comma or between bars.
enum Venues {
  /// Longer texts are none.
  static let limit = 80

  /// Whether a whole text is a venue. Brackets and punctuation around it do not count.
  static func isVenue(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
    guard (2...limit).contains(range.count) else { return false }
    var (known, others) = (false, 0)
    forEachWord(range, in: text) { word in
      let bytes = UnsafeRawBufferPointer(rebasing: text[word])
      if isYear(bytes) { return true }
      let hash = Venues.hash(bytes)
      if isKnown(bytes, hash) {
        known = true
      } else if !isCompanion(bytes, hash) {
        others += 1
      }
      return others == 0
    }
    return known && others == 0
  }

  /// Whether a text has a known venue and a year, and at most two words that belong to neither: `CVPR 2023 AI4CC
  /// Workshop`, `arXiv 2018 REPTILE`.
  static func isVenueOfYear(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
    guard (6...limit).contains(range.count),
      text[range.lowerBound] &- 0x61 >= 26 || isArxiv(range, in: text),
      ByteScanner(text).hasDigit(in: range)
    else { return false }
    var (known, year, others) = (false, false, 0)
    forEachWord(range, in: text) { word in
      let bytes = UnsafeRawBufferPointer(rebasing: text[word])
      let hash = Venues.hash(bytes)
      if bytes.count >= 4, isYear(bytes) {
        year = true
      } else if isKnown(bytes, hash) {
        known = true
      } else if !isCompanion(bytes, hash) {
        others += 1
      }
      return others <= 2
    }
    return known && year && others <= 2
  }

  private static func isArxiv(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
    ByteScanner(text).has("arXiv", at: range.lowerBound, before: range.upperBound)
  }

  /// Whether a text is about arXiv alone (`arXiv 2024`, `Preprint`): no venue.
  static func isPreprint(_ range: Range<Int>, in text: UnsafeRawBufferPointer) -> Bool {
    var (known, others) = (false, false)
    forEachWord(range, in: text) { word in
      let bytes = UnsafeRawBufferPointer(rebasing: text[word])
      if equals(bytes, "arxiv") || equals(bytes, "preprint") || equals(bytes, "corr") {
        known = true
      } else if !isYear(bytes), !isMonth(bytes), !bytes.allSatisfy(ASCII.isDigit) {
        others = true
      }
      return !others
    }
    return known && !others
  }

  /// `2024`, `'24`, `24` after an apostrophe, `2023/24`.
  private static func isYear(_ word: UnsafeRawBufferPointer) -> Bool {
    if word.count == 4 || word.count == 5 && word[4] | 0x20 == 0x73 {
      return word.prefix(4).allSatisfy(ASCII.isDigit) && (word[0] == 0x31 || word[0] == 0x32)
        && (word[1] == 0x39 || word[1] == 0x30)
    }
    return word.count == 2 && word.allSatisfy(ASCII.isDigit)
  }

  private static func isMonth(_ word: UnsafeRawBufferPointer) -> Bool {
    months.contains { month in
      word.count >= 3 && equals(UnsafeRawBufferPointer(rebasing: word.prefix(3)), month)
    }
  }
  private static let months: [StaticString] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func isKnown(_ word: UnsafeRawBufferPointer, _ whole: UInt64) -> Bool {
    guard word.count <= 20, TextEdges.isLetter(word[0]) || word[0] == 0x33 else { return false }
    // A year may be glued to the name: `CVPR2024`, `NeurIPS23`.
    var end = word.count
    while end > 1, ASCII.isDigit(word[end - 1]), word.count - end < 4 { end -= 1 }
    if word.count - end != 4, word.count - end != 2 { end = word.count }
    let name = UnsafeRawBufferPointer(rebasing: word[..<end])
    return names.contains(end == word.count ? whole : hash(name)) && !isWord(name)
  }

  /// Names that are words, too, count only as they are written there.
  private static func isWord(_ name: UnsafeRawBufferPointer) -> Bool {
    name.count > 1 && !name.dropFirst().contains { $0 &- 0x41 < 26 }
      && [
        "acl", "rss", "chi", "mm", "www", "cell", "alt", "ase", "micro", "pods", "soda", "uai",
        "focs", "mia", "tip",
      ]
      .contains { equals(name, $0) } && name[0] &- 0x41 >= 26
  }

  private static func isCompanion(_ word: UnsafeRawBufferPointer, _ hash: UInt64) -> Bool {
    companions.contains(hash) || word.allSatisfy(ASCII.isDigit)
  }

  private static func hash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(ASCII.lower(byte))) &* 0x0000_0100_0000_01B3 }
    return hash
  }

  private static func hashes(_ words: String) -> WordTable<Bool> {
    WordTable(
      set: words.split(separator: " ").map { word in Array(word.utf8).withUnsafeBytes { hash($0) } }
    )
  }

  static func equals(_ word: UnsafeRawBufferPointer, _ other: StaticString) -> Bool {
    word.count == other.utf8CodeUnitCount
      && word.indices.allSatisfy { ASCII.lower(word[$0]) == other.utf8Start[$0] }
  }

  /// Conferences and journals by the word by which they are known, of small letters.
  private static let names = hashes(
    """
    arxiv biorxiv medrxiv preprint corr cvpr cvprw iccv iccvw eccv eccvw accv wacv wacvw bmvc 3dv icip icme \
    mm acmmm icpr fg siggraph tog tvcg cgf eurographics sca i3d neurips nips neuripsw iclr iclrw icml icmlw aaai \
    ijcai ecai uai aistats colt alt acml automl colm tmlr jmlr mlj dmlr acl emnlp naacl eacl aacl ijcnlp coling \
    conll tacl lrec lrec-coling semeval sigdial inlg wmt interspeech icassp slt asru taslp ismir dcase waspaa kdd \
    sigkdd www thewebconf webconf sigir cikm wsdm recsys ecir icdm sdm pakdd ecml pkdd ecml-pkdd vldb pvldb sigmod \
    icde pods edbt icdt cidr icra iros rss corl ral ra-l t-ro tro ijrr humanoids ro-man case miccai midl isbi ipmi tmi \
    media mia jbhi tpami pami t-pami ijcv tip tmm tcsvt tnnls tkde tois tist tcyb tgrs isprs jstars spl chi uist cscw \
    iui vis infovis hpg nature science cell pnas neuron prl prx prd prb pra pre apj mnras jhep plos elife lancet jama \
    nejm stoc focs soda lics icalp esa itcs crypto eurocrypt asiacrypt ccs ndss usenix oakland pets popets acsac raid \
    s&p sp osdi sosp nsdi atc eurosys asplos isca micro hpca fast hotos hotnets sigcomm mobicom mobisys sensys infocom \
    popl pldi oopsla icfp ecoop esop cc cgo ppopp sc ics hpdc icse fse esec ase issta msr icpc saner tse tosem emse \
    cav tacas vmcai fm itp cpp ijcar acc cdc ifac l4dc hscc ecc aamas gecco ppsn cec ec wine facct fairml aies \
    icaps kr cogsci ccn emsoft dac date iccad itsc iv nature-methods openreview tvt jsac twc toit tgcn icc globecom
    """)

  /// Words that stand beside them.
  private static let companions = hashes(
    """
    in of the on at and for to a by with proc proceedings published accepted appear appears presented conference \
    international annual ieee acm cvf springer elsevier association journal transactions workshop workshops ws findings \
    main track datasets benchmarks dataset benchmark oral spotlight poster highlight award best paper papers candidate \
    honorable mention long short demo tutorial industry system demonstrations extended abstract volume vol no pp part \
    spring summer winter fall asia europe communications machine intelligence methods medicine physics biotechnology \
    robotics advances biology letters review reviews computational under submission submitted runner-up finalist \
    outstanding top rejected withdrawn preprint vision d&b d b security symposium student notable
    """)

  /// Calls `body` with each word until it returns false; apostrophes, brackets and punctuation divide.
  private static func forEachWord(
    _ range: Range<Int>, in text: UnsafeRawBufferPointer, _ body: (Range<Int>) -> Bool
  ) {
    var start = range.lowerBound
    var place = start
    while place <= range.upperBound {
      let isEnd = place == range.upperBound || isDivider(text[place]) || text[place] == 0xE2
      if isEnd {
        if place > start, !body(start..<place) { return }
        start = place + 1
        // `’` and dashes have three bytes.
        if place + 2 < range.upperBound, text[place] == 0xE2 {
          place += 2
          start = place + 1
        }
      }
      place += 1
    }
  }

  private static func isDivider(_ byte: UInt8) -> Bool {
    ASCII.isWhite(byte) || ByteSet("()[]{},.;:'\"*_|/@!`#+").contains(byte)
  }
}
