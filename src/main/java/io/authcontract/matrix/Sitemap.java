package io.authcontract.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.authcontract.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The addresses of a sitemap: pages, and further sitemaps. XML or one address for each line, perhaps compressed; the first megabyte. Nothing outside the document is
 * read, and entities of its own are not expanded.
 *
 * @param pages the addresses of pages, as written
 * @param sitemaps the addresses of other sitemaps
 */
record Sitemap(Set<String> pages, Set<String> sitemaps) {
    private static final int MOST_OCTETS = 1 << 20;
    private static final int MOST_ADDRESSES = 10_000;

    static Sitemap of(Response answer) {
        byte[] octets = plain(answer.content().octets());
        String start = new String(octets, 0, Math.min(octets.length, 256), UTF_8)
                .replace("\uFEFF", "")
                .strip();
        return start.startsWith("<") ? ofXml(octets) : new Sitemap(lines(octets), Set.of());
    }

    boolean isEmpty() {
        return pages.isEmpty() && sitemaps.isEmpty();
    }

    private static byte[] plain(byte[] octets) {
        if (octets.length < 2 || octets[0] != 0x1f || octets[1] != (byte) 0x8b) {
            return octets;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(octets))) {
            return in.readNBytes(MOST_OCTETS);
        } catch (IOException broken) {
            return new byte[0];
        }
    }

    private static Set<String> lines(byte[] octets) {
        Set<String> pages = new LinkedHashSet<>();
        Arrays.stream(new String(octets, UTF_8).split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith("http://") || line.startsWith("https://"))
                .limit(MOST_ADDRESSES)
                .forEach(pages::add);
        return pages;
    }

    /** What was read before a mistake counts. */
    private static Sitemap ofXml(byte[] octets) {
        Sitemap found = new Sitemap(new LinkedHashSet<>(), new LinkedHashSet<>());
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            found.read(factory.createXMLStreamReader(new ByteArrayInputStream(octets)));
        } catch (XMLStreamException broken) {
            return found;
        }
        return found;
    }

    /** The place of an element is named by its parent, which stands in the same namespace: images and videos of a page have addresses of their own. */
    private void read(XMLStreamReader xml) throws XMLStreamException {
        Deque<List<String>> open = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext() && pages.size() < MOST_ADDRESSES) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.push(List.of(String.valueOf(xml.getNamespaceURI()), xml.getLocalName()));
                text.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                ended(open.pop(), open, text.toString().strip());
                text.setLength(0);
            }
        }
    }

    private void ended(List<String> element, Deque<List<String>> open, String text) {
        List<String> parent = open.isEmpty() ? List.of("", "") : open.peek();
        if (element.get(1).equals("loc") && element.get(0).equals(parent.get(0)) && !text.isEmpty()) {
            if (parent.get(1).equals("url")) {
                pages.add(text);
            } else if (parent.get(1).equals("sitemap")) {
                sitemaps.add(text);
            }
        }
    }
}
