import Digests
import Glibc
import Papers
import SharedMaterial
import Testing

@testable import Feeds

/// `id|title|authors|date|categories|abstract` of each entry, then the problems.
private func summary(_ digest: Digest) -> [String] {
  digest.entries.map { entry in
    let record = entry.record
    return [
      "\(ArxivReference(id: record.id, version: record.version == 0 ? nil : record.version))",
      entry.passage(\.title).string,
      entry.passage(\.authors).items.map(\.string).joined(separator: ";"),
      record.day?.description ?? "",
      entry.passage(\.categories).items.map(\.string).joined(separator: ";"),
      entry.passage(\.abstract).string,
    ].joined(separator: "|")
  } + digest.problems.map { "\($0.line) \($0.kind)" }
}

private func read(_ text: String, step: Int? = nil) -> Digest {
  let bytes = Array(text.utf8)
  var parser = DigestParser(path: "feed.xml", dialects: Dialect.feeds, prefixSize: 200)
  var (start, end) = (0, 0)
  while true {
    end = min(bytes.count, end + (step ?? bytes.count + 1))
    let isLast = end == bytes.count
    start += bytes[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
    if isLast || parser.isDone { return parser.finish() }
  }
}

@Suite struct FeedsTests {
  static let atom = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- made by hand -->
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
      <title>arXiv Search Results</title><author><name>nobody</name></author>
      <entry>
        <title>Less &lt; More
          in Two Lines</title><category term="astro-ph"/>
        <id>http://arxiv.org/abs/astro-ph/0601001v1</id>
        <updated>2006-02-01T00:00:00Z</updated><published>2006-01-01T12:00:00Z</published>
        <summary>Text of $x$ &amp; more.</summary>
        <author><name>Ann One</name><arxiv:affiliation>There</arxiv:affiliation></author>
        <author><name>Bo Two</name></author>
        <arxiv:comment>1 page</arxiv:comment><arxiv:doi>10.1000/x</arxiv:doi>
        <arxiv:journal_ref>J. 1</arxiv:journal_ref>
        <arxiv:primary_category term="astro-ph"/>
      </entry>
    </feed>
    """
  static let rss = """
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>cs.LG updates</title><link>http://rss.arxiv.org</link>
    <item><title>A Title</title><link>https://arxiv.org/abs/2509.00001</link>
    <description>arXiv:2509.00001v2 Announce Type: replace
    Abstract: The text.</description><guid isPermaLink="false">oai:arXiv.org:2509.00001v2</guid>
    <category>cs.LG</category><category>stat.ML</category>
    <pubDate>Thu, 24 Sep 2026 00:00:00 -0400</pubDate><dc:creator>Ann One, Bo Two</dc:creator></item>
    </channel></rss>
    """
  static let oai = """
    <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
    <record><header status="deleted"><identifier>oai:arXiv.org:2504.09999</identifier></header></record>
    <record><header/><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>hep-th/9711200</id>
    <created>1997-11-27</created><authors><author><keyname>One</keyname><forenames>Ann</forenames>
    <suffix>Jr</suffix><affiliation>X</affiliation></author><author><keyname>:</keyname></author></authors>
    <title>A Title</title><categories>hep-th gr-qc</categories><abstract> The text. </abstract></arXiv>
    </metadata></record>
    <record><metadata><arXivRaw><id>2504.00001</id><version version="v1"><date>Mon, 2 Apr 2007 19:18:42 GMT</date>
    </version><version version="v2"><date>Tue, 3 Apr 2007 19:18:42 GMT</date></version><title>Raw</title>
    <authors>Ann One (There, too), Bo Two and Cy Three</authors><categories>cs.LG</categories>
    <abstract>More.</abstract></arXivRaw></metadata></record><resumptionToken>x</resumptionToken>
    </ListRecords></OAI-PMH>
    """

  @Test(arguments: [nil, 1, 7, 64])
  func readsAtom(step: Int?) {
    let digest = read(Self.atom, step: step)
    #expect(
      summary(digest) == [
        "astro-ph/0601001v1|Less < More in Two Lines|Ann One;Bo Two|2006-01-01|astro-ph|"
          + "Text of $x$ & more."
      ])
    let entry = digest.entries.first
    #expect(entry?.passage(\.comment).string == "1 page")
    #expect(entry?.passage(\.doi).string == "10.1000/x")
    #expect(entry?.passage(\.journal).string == "J. 1")
    #expect(entry?.passage(\.extras).items.map(\.string) == ["Updated", "2006-02-01"])
    #expect(entry?.record.line == 5)
  }

  @Test(arguments: [nil, 1, 7, 64])
  func readsRSS(step: Int?) {
    let digest = read(Self.rss, step: step)
    #expect(
      summary(digest) == ["2509.00001v2|A Title|Ann One;Bo Two|2026-09-24|cs.LG;stat.ML|The text."])
    #expect(
      digest.entries.first?.passage(\.extras).items.map(\.string) == ["Announced", "replace"])
  }

  @Test(arguments: [nil, 1, 7, 64])
  func readsRecords(step: Int?) {
    #expect(
      summary(read(Self.oai, step: step)) == [
        "hep-th/9711200|A Title|Ann One Jr;:|1997-11-27|hep-th;gr-qc|The text.",
        "2504.00001|Raw|Ann One;Bo Two;Cy Three|2007-04-02|cs.LG|More.",
        // What was deleted is no entry.
        "0 unreadAddresses(count: 1, lines: [2])",
      ])
  }

  /// As arXiv sent it until January 2024: mark-up in names and texts, id and category behind the title.
  @Test(arguments: [nil, 1, 7, 64])
  func readsRSS1(step: Int?) {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="http://arxiv.org/"><title>cs.PL updates</title><dc:date>2019-02-04T20:30:00-05:00</dc:date>
      <items><rdf:Seq><rdf:li rdf:resource="http://arxiv.org/abs/1902.00001"/></rdf:Seq></items></channel>
      <item rdf:about="http://arxiv.org/abs/1902.00001"><title>Sleepy Types. (arXiv:1902.00001v3 [cs.PL] UPDATED)</title>
      <link>http://arxiv.org/abs/1902.00001</link>
      <description rdf:parseType="Literal">&lt;p&gt;They sleep $2\\times$ as long.
      &lt;/p&gt;</description>
      <dc:creator> &lt;a href="http://arxiv.org/a"&gt;Ada Ling&lt;/a&gt;, &lt;a href="http://arxiv.org/b"&gt;Boris Mann&lt;/a&gt;</dc:creator></item>
      </rdf:RDF>
      """
    #expect(
      summary(read(text, step: step)) == [
        #"1902.00001v3|Sleepy Types.|Ada Ling;Boris Mann|2019-02-04|cs.PL|They sleep $2\times$ as long."#
      ])
  }

  @Test func authorsInTheDescription() {
    let text = """
      <rss version="2.0"><channel><item><title>Sleepy Types. (arXiv:1902.00001v1 [cs.PL])</title><link>http://arxiv.org/abs/1902.00001</link>
      <description>&lt;p&gt;Authors: &lt;a href="x"&gt;Ada Ling&lt;/a&gt;, &lt;a href="y"&gt;Boris Mann&lt;/a&gt;&lt;/p&gt;&lt;p&gt;They sleep.&lt;/p&gt;</description>
      <guid isPermaLink="false">oai:arXiv.org:1902.00001</guid></item></channel></rss>
      """
    #expect(
      summary(read(text)) == ["1902.00001v1|Sleepy Types.|Ada Ling;Boris Mann||cs.PL|They sleep."])
  }

  @Test func aJournalHasPapersAndABlogHasNone() {
    let text = """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
      <channel><title>Things</title>
      <item><title>A &lt;i&gt;Great&lt;/i&gt; Paper</title><link>https://www.example.org/1</link><dc:creator>Ada Ling</dc:creator><dc:creator>Boris Mann</dc:creator>
      <prism:doi>10.1000/x</prism:doi><prism:publicationName>Journal of Things</prism:publicationName><dc:date>2023-03-02</dc:date></item>
      <item><title>My cat</title><link>https://blog.example.org/2</link><dc:creator>Me</dc:creator><description>Sleeps.</description></item>
      </channel></rss>
      """
    let digest = read(text)
    #expect(digest.entries.map { $0.passage(\.title).string } == ["A Great Paper"])
    #expect(digest.entries.first?.passage(\.doi).string == "10.1000/x")
    #expect(digest.entries.first?.passage(\.journal).string == "Journal of Things")
    #expect(
      digest.entries.first?.passage(\.authors).items.map(\.string) == ["Ada Ling", "Boris Mann"])
    #expect(digest.problems == [])
  }

  @Test func aPostIsAboutThePaperToWhichItLeads() {
    func post(_ text: String) -> String {
      """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Notes</title>
      <item><title>Corals at last</title><link>https://una.example/corals</link>
      <dc:creator>una</dc:creator><pubDate>Tue, 09 Jan 2024 00:00:00 +0000</pubDate>
      <description>\(text)</description></item></channel></rss>
      """
    }
    let corals = "&lt;a href=&quot;https://arxiv.org/abs/2303.06001&quot;&gt;Corals&lt;/a&gt;"
    #expect(
      summary(read(post("We read \(corals), all of \(corals)."))) == [
        "2303.06001|Corals at last||2024-01-09||We read Corals, all of Corals."
      ])
    // Of several it says something: that none was taken is said.
    #expect(summary(read(post("\(corals) and arXiv:2303.06002"))).allSatisfy { !$0.contains("|") })
    #expect(read(post("\(corals) and arXiv:2303.06002")).problems.count == 2)
    let atom = """
      <feed xmlns="http://www.w3.org/2005/Atom"><entry><author><name>/u/una</name></author>
      <content type="html">&lt;a href="https://arxiv.org/abs/2303.06001"&gt;link&lt;/a&gt;</content>
      <id>t3_a</id><link href="https://forum.example/a"/><updated>2024-05-01T00:30:00+00:00</updated>
      <title>[R] Corals by Night</title></entry></feed>
      """
    #expect(
      summary(read(atom)) == ["2303.06001|[R] Corals by Night||2024-05-01||link"])
  }

  @Test func libraryOfZoteroInRDF() {
    let rdf = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:foaf="http://xmlns.com/foaf/0.1/"
        xmlns:bib="http://purl.org/net/biblio#">
      <bib:Article rdf:about="http://arxiv.org/abs/2303.06001">
        <z:itemType>preprint</z:itemType>
        <dcterms:isPartOf><bib:Journal><dc:title>arXiv</dc:title></bib:Journal></dcterms:isPartOf>
        <bib:authors><rdf:Seq>
          <rdf:li><foaf:Person><foaf:surname>Reed</foaf:surname><foaf:givenName>Una</foaf:givenName></foaf:Person></rdf:li>
          <rdf:li><foaf:Person><foaf:surname>Marsh</foaf:surname><foaf:givenName>Ivo</foaf:givenName></foaf:Person></rdf:li>
        </rdf:Seq></bib:authors>
        <bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Fenn</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:editors>
        <dc:title>Corals by Night</dc:title><dcterms:abstract>We count.</dcterms:abstract>
        <dc:date>2023-12-16</dc:date>
        <dc:identifier><dcterms:URI><rdf:value>http://arxiv.org/abs/2303.06001</rdf:value></dcterms:URI></dc:identifier>
      </bib:Article>
      <z:Attachment rdf:about="#item_1"><z:itemType>attachment</z:itemType><dc:title>Full Text</dc:title></z:Attachment>
      <rdf:Description rdf:about="https://openreview.net/forum?id=Fish1">
        <z:itemType>conferencePaper</z:itemType><dc:title>Fish Schools Without Leaders</dc:title>
        <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Fenn</foaf:surname><foaf:givenName>Olga</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
      </rdf:Description>
      </rdf:RDF>
      """
    for step in [nil, 211, 40] {
      let found = summary(read(rdf, step: step))
      #expect(found.first == "2303.06001|Corals by Night|Una Reed;Ivo Marsh|2023-12-16||We count.")
      #expect(found.count == 2 && found[1].hasSuffix("|Fish Schools Without Leaders|Olga Fenn|||"))
    }
  }

  @Test func anErrorOfTheServiceIsSaid() {
    let text = """
      <feed><entry><id>https://arxiv.org/api/errors#incorrect_id</id><title>Error</title>
      <summary>incorrect id</summary></entry></feed>
      """
    #expect(summary(read(text)) == ["1 serviceError"])
    #expect(summary(read("<feed><title>none</title></feed>")) == ["0 noEntries"])
  }

  @Test func whatWasWholeBeforeAMistakeCounts() {
    let head = Self.atom.replacingOccurrence(of: "</feed>", with: "")
    #expect(read(head + "<entry><title>Cut").records.count == 1)
    #expect(read(head + "<entry><title>Cut").problems.map(\.kind) == [.truncated])
    #expect(read(head + "<entry></title>").problems.map(\.kind) == [.malformed])
    #expect(read(Self.atom + "<feed/>").problems.map(\.kind) == [.malformed])
  }

  @Test func entitiesOfItsOwnEndTheFile() {
    let bomb = """
      <!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <feed><entry><title>&b;</title></entry></feed>
      """
    #expect(read(bomb).problems.map(\.kind) == [.malformed])
    let outside = """
      <!DOCTYPE feed SYSTEM "file:///etc/passwd">
      <feed><entry><id>http://arxiv.org/abs/2504.00001</id><title>A Title</title>
      <summary>It is.</summary></entry></feed>
      """
    #expect(read(outside).records.count == 1)
  }

  @Test func nestingHasALimit() {
    let text = "<feed>" + String(repeating: "<a>", count: 100_000)
    #expect(read(text).problems.map(\.kind) == [.tooDeep])
  }

  @Test(arguments: ["<html><body/></html>", "feed", "<", "<?xml version='1.0'?>", "<!-- feed"])
  func otherThingsAreNoFeeds(text: String) {
    #expect(read(text).problems.map(\.kind) == [.noDialect])
  }
}

extension String {
  fileprivate func replacingOccurrence(of old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}

/// Elements come one by one, and a digest may be full between any two of them.
@Suite struct FullFeedTests {
  @Test(arguments: [1, 50, 211]) func entriesAreNotTorn(size: Int) {
    let entries = (0..<40).map { number in
      """
      <entry><id>http://arxiv.org/abs/2504.\(16_000 + number)v1</id><title>Title \(number)</title>
      <author><name>A. One</name></author><category term="cs.LG"/><author><name>B. Two</name></author>
      <category term="cs.CL"/><summary>An abstract.</summary></entry>

      """
    }
    let text = Array("<feed>\(entries.joined())</feed>".utf8)
    var parser = DigestParser(
      path: "feed.xml", dialects: Dialect.feeds, prefixSize: 10, arenaLimit: 400)
    var (start, end) = (0, 0)
    var digests: [Digest] = []
    while end < text.count {
      end = min(text.count, end + size)
      start += text[start..<end].withUnsafeBytes { parser.feed($0, isLast: end == text.count) }
      if let full = parser.takeFull() { digests.append(full) }
    }
    digests.append(parser.finish())
    #expect(digests.count > 3 && digests.allSatisfy(\.problems.isEmpty))
    let papers = digests.flatMap { $0.entries.map { Paper(joining: [$0]) } }
    #expect(papers.map(\.title.string) == (0..<40).map { "Title \($0)" })
    for paper in papers {
      #expect(paper.authors.items.map(\.string) == ["A. One", "B. Two"])
      #expect(paper.categories.map(\.string) == ["cs.LG", "cs.CL"])
    }
  }
}

/// Elements within elements are no way to the end of the stack.
@Suite struct DeepFeedTests {
  @Test(arguments: ["<feed>", "<rss>", "<OAI-PMH>"]) func nestingEnds(root: String) {
    for deep in ["<a>", "<entry>", "<item>", "<arXiv>", "<author>", "<title>", "<![CDATA[", "<!--"]
    {
      let text = root + String(repeating: deep, count: 100_000)
      let digest = DigestParser.parse(
        Array(text.utf8), path: "feed.xml", dialects: Dialect.feeds)
      #expect(digest.records.isEmpty && !digest.problems.isEmpty)
    }
  }
}

/// The real feeds beside the repository, if they are there, against what is known of them.
@Suite struct FeedGroundTruthTests {
  @Test(
    .enabled(if: SharedMaterial.isThere, SharedMaterial.why),
    arguments: ["machine/api-atom", "machine/rss", "machine/oai"])
  func everyRowOfEveryFile(of family: String) throws {
    let folder = SharedMaterial.digests
    var expected: [Substring: [String]] = [:]
    let table = String(decoding: bytes(of: folder + "expected.tsv"), as: UTF8.self)
    for row in table.split(separator: "\n").dropFirst() where row.hasPrefix(family + "/") {
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false)
      expected[columns[0], default: []].append(columns.dropFirst().joined(separator: "|"))
    }
    #expect(!expected.isEmpty)
    for (file, rows) in expected {
      let digest = DigestParser.parse(
        bytes(of: folder + file), path: String(file),
        dialects: Dialect.text + Dialect.feeds + Dialect.anyOther)
      let found = digest.entries.map { entry in
        let record = entry.record
        let reference = ArxivReference(
          id: record.id, version: record.version == 0 ? nil : record.version)
        return [
          reference.description, entry.passage(\.title).string,
          "\(entry.passage(\.authors).items.count)", record.day?.description ?? "",
          "\(entry.passage(\.tags).items.count)",
          "\(entry.passage(\.abstract).string.unicodeScalars.count)",
        ].joined(separator: "|")
      }
      #expect(found.count == rows.count, "\(file)")
      for (one, other) in zip(found, rows) { #expect(one == other, "\(file)") }
    }
  }
}

/// All bytes of a file; none when there is none.
func bytes(of path: String) -> [UInt8] {
  let file = open(path, O_RDONLY)
  defer { close(file) }
  var status = stat()
  guard file >= 0, fstat(file, &status) == 0 else { return [] }
  return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
    count = max(0, Glibc.read(file, buffer.baseAddress, buffer.count))
  }
}
