import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { NullableQuery } from '../../api/nullable';
import { type Read, Reader } from '../../api/resolver-parameters';
import { Input, type Write, Writer } from '../../api/mutation';
import { createEvent } from './create-event';
import { CreateEventInput, EventConnectionArgs, EventLookup, UpdateEventInput } from './event.input';
import { Event, EventConnection, EventPayload } from './event.type';
import { updateEvent } from './update-event';

@Resolver()
export class EventResolver {
  @NullableQuery(() => Event, 'One event, by exactly one key; null if there is none.')
  event(@Args() _args: EventLookup, @Reader() read: Read) {
    return read();
  }

  @Query(() => EventConnection, {
    description: 'Events supported by at least one accepted claim; latest first by default.',
  })
  events(@Args() _args: EventConnectionArgs, @Reader() read: Read) {
    return read();
  }

  @Mutation(() => EventPayload, {
    description:
      'Records an event, with claims about its type, status, time and place. Requires the role EDITOR.',
  })
  createEvent(@Input() input: CreateEventInput, @Writer() write: Write) {
    return write(createEvent, input);
  }

  @Mutation(() => EventPayload, {
    description:
      'Edits the text of an event. Facts about it change with recordClaim. Requires the role EDITOR.',
  })
  updateEvent(@Input() input: UpdateEventInput, @Writer() write: Write) {
    return write(updateEvent, input);
  }
}
